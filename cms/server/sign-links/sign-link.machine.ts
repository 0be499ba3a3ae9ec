import { machine } from '../../kernel';

/** The states of a signing link. That its time is over, the clock says. */
export type SignLinkState = 'sent' | 'read' | 'used' | 'dead';

/** What happens to a signing link. */
export type SignLinkEvent = 'read' | 'use' | 'kill';

/** A signing link (签发链接): read in one browser, used once; wrong passwords or a newer link kill it. */
export const signLinkMachine = machine<SignLinkState, SignLinkEvent>({
  name: 'sign-link',
  initial: 'sent',
  states: {
    sent: { read: 'read', kill: 'dead' },
    read: { read: 'read', use: 'used', kill: 'dead' },
    used: {},
    dead: {},
  },
});
