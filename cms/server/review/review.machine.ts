import type { ReviewEvent, ReviewState } from '../../contract';
import { machine } from '../../kernel';

/** What the guards ask: whether every signature that the rules want covers the words as they stand. */
export type ReviewFacts = { readonly covered: boolean };

const covered = { name: 'covered', check: (facts: ReviewFacts) => facts.covered };
const entering = { to_l1: 'l1', to_l2: 'l2', to_l3: 'l3' } as const;
const aside = { spike: 'spiked', seal: 'sealed', order_emergency: 'emergency' } as const;
const sign = { to: 'signed', guard: covered, effects: ['tell-signed'] } as const;

/**
 * A manuscript under review (三审三校). Which level comes next is for the column's rules to say; this table says what can follow
 * what at all. A level can fall back to a lower one when its reviewer edits.
 */
export const reviewMachine = machine<ReviewState, ReviewEvent, ReviewFacts, 'tell-signed'>({
  name: 'review',
  initial: 'writing',
  endless: true,
  states: {
    writing: { ...entering, ...aside, sign, edit: 'writing' },
    l1: { ...entering, ...aside, sign, send_back: 'returned', hold: 'held', edit: 'writing' },
    l2: { ...entering, ...aside, sign, send_back: 'returned', hold: 'held', edit: 'writing' },
    l3: { ...entering, ...aside, sign, send_back: 'returned', hold: 'held', edit: 'writing' },
    returned: { ...entering, ...aside, edit: 'returned' },
    // Signed too long ago for going out again: its review begins anew.
    signed: { edit: 'writing', renew: 'writing', spike: 'spiked', seal: 'sealed' },
    held: { ...entering, spike: 'spiked', seal: 'sealed', edit: 'held' },
    emergency: { advance: 'emergency', order_emergency: 'emergency', sign, edit: 'emergency', seal: 'sealed' },
    spiked: { unspike: 'writing', seal: 'sealed', edit: 'spiked' },
    sealed: { unseal: 'writing', edit: 'sealed' },
  },
});
