import { machine } from '@hearth/cms/kernel';
import type { NoteEvent, NoteState } from '../../contract';

/** A note is read once; what was said by mistake is taken back, read or not. */
export const noteMachine = machine<NoteState, NoteEvent>({
  name: 'live note',
  initial: 'sent',
  states: {
    sent: { see: 'seen', withdraw: 'withdrawn' },
    seen: { withdraw: 'withdrawn' },
    withdrawn: {},
  },
});
