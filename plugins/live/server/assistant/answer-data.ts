import type { PersonalDataHolder } from '@hearth/cms/platform';
import type { AnswerDeps } from './answer-deps';
import { shownAnswer } from './answer.rules';

const MOST_EXPORTED = 10_000;

/** What lives hold on a reader by their questions. Whose they were is forgotten; the words stay for as long as the law wants them. */
export const answerData = ({ database, answers }: Pick<AnswerDeps, 'database' | 'answers'>): PersonalDataHolder => ({
  name: 'live-questions',
  export: async (reader) => {
    const found = await answers.ofReader(database.read, { reader, limit: MOST_EXPORTED });
    return found.map((kept) => shownAnswer(kept, null));
  },
  erase: (tx, reader) => answers.forget(tx, reader),
});
