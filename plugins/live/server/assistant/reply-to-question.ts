import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { LiveAnswer, robotErrors } from '../../contract';
import type { AnswerDeps } from './answer-deps';
import { shownAnswer } from './answer.rules';

type Refused = RefusalOf<typeof robotErrors, 'ANSWER_NOT_FOUND' | 'ANSWER_GIVEN'>;

/** A person's answer to what was handed on, by name; of two who answer at once one is told that the other did. */
export async function replyToQuestion(
  { database, answers, ledger }: Pick<AnswerDeps, 'database' | 'answers' | 'ledger'>,
  actor: StaffActor,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<LiveAnswer, Refused>> {
  return database.transaction(async (tx): Promise<Result<LiveAnswer, Refused>> => {
    const kept = await answers.hold(tx, actor.station, id);
    if (!kept) return err('ROBOTS.ANSWER_NOT_FOUND');
    if (kept.outcome === 'answered' || kept.reply !== null) return err('ROBOTS.ANSWER_GIVEN');
    await answers.reply(tx, id, { text, by: actor.id, name: actor.name });
    ledger.append(tx, { actor, action: 'live-answer.replied', subject: id, facts: { session: kept.session } });
    const replied = await answers.hold(tx, actor.station, id);
    return replied ? ok(shownAnswer(replied, null)) : err('ROBOTS.ANSWER_NOT_FOUND');
  });
}
