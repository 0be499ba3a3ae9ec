import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { DeskQuestion, MoveQuestion, QuestionState, roomErrors } from '../../contract';
import type { RoomDeps } from '../room/room-deps';
import { questionMachine } from './question.machine';
import { shownQuestion } from './question.rules';
import type { KeptQuestion } from './question-store';

type Refused =
  | RefusalOf<typeof roomErrors, 'QUESTION_NOT_FOUND' | 'QUESTION_STATE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** A question as the desk sees it. */
export const deskQuestion = (question: KeptQuestion): DeskQuestion => ({
  ...shownQuestion(question),
  version: question.version,
  allowedEvents: [...questionMachine.allowed(question.state)],
});

/** The questions of a room in one state. */
export async function listQuestions(
  deps: RoomDeps,
  actor: StaffActor,
  { id, state }: { readonly id: string; readonly state: QuestionState },
): Promise<Result<{ questions: DeskQuestion[] }, RefusalOf<typeof roomErrors, 'ROOM_NOT_FOUND'>>> {
  const room = await deps.rooms.find(deps.database.read, id);
  if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
  return ok({ questions: (await deps.questions.list(deps.database.read, id, state)).map(deskQuestion) });
}

/** Puts a question before the host, answers it with words or by the host's own voice, leaves it or takes it up again. */
export async function moveQuestion(
  deps: RoomDeps,
  actor: StaffActor,
  { id, event, answer, version }: MoveQuestion & { readonly id: string },
): Promise<Result<DeskQuestion, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<DeskQuestion, Refused>> => {
    const question = await deps.questions.hold(tx, actor.stations, id);
    if (!question) return err('ROOM.QUESTION_NOT_FOUND');
    const next = questionMachine.next(question.state, event);
    if (!next.ok) {
      const allowed = questionMachine.allowed(question.state);
      return err('ROOM.QUESTION_STATE', { state: question.state, event, allowed });
    }
    if (question.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const { state } = next.value;
    const words = answer === '' ? null : answer;
    const answered = { answer: words, by: actor.id, name: actor.name };
    await deps.questions.move(tx, question, { state, ...(state === 'answered' && { answered }) });
    const { room, station } = question;
    const doer: StaffActor = { ...actor, station };
    deps.ledger.append(tx, { actor: doer, action: `live-question.${event}`, subject: id, facts: { room } });
    const moved = await deps.questions.hold(tx, actor.stations, id);
    if (!moved) return err('ROOM.QUESTION_NOT_FOUND');
    tx.afterCommit(() => tellMoved(deps, moved));
    return ok(deskQuestion(moved));
  });
}

function tellMoved(deps: RoomDeps, question: KeptQuestion): void {
  deps.news.note(question.room, 'questions');
  if (question.state !== 'answered') return;
  deps.tell(question.room, { type: 'question-answered', question: shownQuestion(question) });
}
