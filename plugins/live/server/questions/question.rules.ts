import type { LiveQuestion } from '../../contract';

/** A question as viewers see it. */
export const shownQuestion = (question: LiveQuestion): LiveQuestion => {
  const { id, text, author, at, state, answer, answeredBy, answeredAt } = question;
  return { id, text, author, at, state, answer, answeredBy, answeredAt };
};
