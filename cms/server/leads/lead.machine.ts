import type { LeadEvent, LeadState } from '../../contract';
import { machine } from '../../kernel';

/** A lead (线索) ends as a topic; what was dropped or merged can be taken up again, and what went to the wrong topic comes back. */
export const leadMachine = machine<LeadState, LeadEvent>({
  name: 'lead',
  initial: 'new',
  final: ['adopted', 'dropped', 'merged'],
  states: {
    new: { check: 'checked', drop: 'dropped', merge: 'merged' },
    checked: { adopt: 'adopted', drop: 'dropped', merge: 'merged', reopen: 'new' },
    // The topic stays, also one that was made of it.
    adopted: { detach: 'checked' },
    dropped: { reopen: 'new' },
    merged: { reopen: 'new' },
  },
});
