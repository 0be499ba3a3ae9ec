import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { LiveAnswer, robotErrors } from '../../contract';
import type { AnswerDeps } from './answer-deps';
import { withQueues } from './answer-question';
import { shownAnswer, waitOf } from './answer.rules';

type NotFound = RefusalOf<typeof robotErrors, 'SESSION_NOT_FOUND'>;

const PAGE = 50;

/** Which questions of which live. */
export type AnswersAsked = {
  readonly id: string;
  readonly waiting?: 'yes' | undefined;
  readonly before?: string | undefined;
};

/** What was asked in a live of the actor's station; in the list of those that wait each knows its place. */
export async function seeAnswers(
  { database, lives, answers }: AnswerDeps,
  { station }: StaffActor,
  { id: session, waiting, before }: AnswersAsked,
): Promise<Result<{ answers: LiveAnswer[]; more: boolean; waiting: number }, NotFound>> {
  const live = await lives.of(session);
  if (live?.station !== station) return err('ROBOTS.SESSION_NOT_FOUND');
  const isWaiting = waiting === 'yes';
  const found = await answers.list(database.read, { station, session, isWaiting, before, limit: PAGE + 1 });
  const lately = await answers.lately(database.read, session);
  const first = isWaiting && found[0] ? await answers.waiting(database.read, session, found[0].id) : 0;
  const shown = found.slice(0, PAGE).map((kept, at) => {
    const ahead = first + at;
    return shownAnswer(kept, isWaiting ? { ahead, seconds: waitOf(ahead, lately) } : null);
  });
  return ok({
    ...{ answers: shown, more: found.length > PAGE },
    waiting: await answers.waiting(database.read, session),
  });
}

/** What a reader asked in a live, with what was said to it meanwhile. */
export async function seeOwnQuestions(
  deps: AnswerDeps,
  { id: reader }: ReaderActor,
  session: string,
): Promise<Result<{ answers: LiveAnswer[] }, NotFound>> {
  if (!(await deps.lives.of(session))) return err('ROBOTS.SESSION_NOT_FOUND');
  const found = await deps.answers.ofReader(deps.database.read, { reader, session, limit: PAGE });
  return ok({ answers: await withQueues(deps, session, found) });
}
