import { machine } from '@hearth/cms/kernel';
import type { LotEvent, LotState } from '../../contract';

/** A lot is sold while it is open. One that was called back never comes again. */
export const lotMachine = machine<LotState, LotEvent>({
  name: 'lot',
  initial: 'open',
  final: ['recalled', 'closed'],
  states: {
    open: { hold: 'held', recall: 'recalled', close: 'closed' },
    held: { release: 'open', recall: 'recalled', close: 'closed' },
    // What was sold out is called back all the same.
    closed: { recall: 'recalled' },
    recalled: {},
  },
});
