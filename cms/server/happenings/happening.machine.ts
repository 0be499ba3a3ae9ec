import type { HappeningEvent, HappeningState } from '../../contract';
import { machine } from '../../kernel';

/** An event of the calendar (活动), and each occurrence of a series by itself: what is cancelled or put off can be restored. */
export const happeningMachine = machine<HappeningState, HappeningEvent>({
  name: 'happening',
  initial: 'planned',
  endless: true,
  states: {
    planned: { postpone: 'postponed', cancel: 'cancelled' },
    postponed: { postpone: 'postponed', cancel: 'cancelled', restore: 'planned' },
    cancelled: { restore: 'planned' },
  },
});
