import { machine } from '@hearth/cms/kernel';
import type { GroupEvent, GroupState, LeaderEvent, LeaderState } from '../../contract';

/** A leader (团长): whoever was declined may ask again, whoever was stopped may not. */
export const leaderMachine = machine<LeaderState, LeaderEvent | 'apply'>({
  name: 'group-leader',
  initial: 'applied',
  states: {
    applied: { approve: 'approved', decline: 'declined', apply: 'applied' },
    approved: { stop: 'stopped' },
    declined: { apply: 'applied' },
    stopped: {},
  },
});

/** A group (团): enough neighbours until its cutoff, or everybody's money goes back. */
export const groupMachine = machine<GroupState, GroupEvent>({
  name: 'group',
  initial: 'gathering',
  final: ['failed', 'closed'],
  states: {
    gathering: { confirm: 'confirmed', fail: 'failed' },
    confirmed: { send: 'sent' },
    sent: { arrive: 'arrived' },
    arrived: { close: 'closed' },
    failed: {},
    closed: {},
  },
});
