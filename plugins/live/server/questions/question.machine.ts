import { machine } from '@hearth/cms/kernel';
import type { QuestionEvent, QuestionState } from '../../contract';

/** A question is put before the host or answered at once; one that was left can be taken up again. What was answered stays answered. */
export const questionMachine = machine<QuestionState, QuestionEvent>({
  name: 'live-question',
  initial: 'asked',
  states: {
    asked: { pick: 'picked', answer: 'answered', dismiss: 'dismissed' },
    picked: { answer: 'answered', dismiss: 'dismissed', reopen: 'asked' },
    answered: {},
    dismissed: { reopen: 'asked' },
  },
});
