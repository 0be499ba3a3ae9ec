import { machine } from '@hearth/cms/kernel';
import type { CommentSourceEvent, CommentSourceState } from '../../contract';

/** The comments of a platform are read until they are over there, or the platform refuses for good; a person may enter them anew. */
export const sourceMachine = machine<CommentSourceState, CommentSourceEvent>({
  name: 'comments of a platform',
  initial: 'reading',
  endless: true,
  states: {
    reading: { end: 'over', refuse: 'refused', renew: 'reading' },
    over: { renew: 'reading' },
    refused: { renew: 'reading' },
  },
});
