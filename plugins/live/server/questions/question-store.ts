import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { DeskQuestion, LiveQuestion, MessageState, QuestionState } from '../../contract';
import { shownQuestion } from './question.rules';

/** A question as it is kept. */
export type KeptQuestion = Omit<DeskQuestion, 'allowedEvents'> & {
  readonly room: string;
  readonly station: string;
  readonly messageState: MessageState;
};

type Row = Omit<KeptQuestion, 'at' | 'answeredAt'> & { readonly at: Date; readonly answeredAt: Date | null };

const COLUMNS = `m.id, m.text, m.author_name AS author, m.at, m.state AS "messageState", q.room, q.station, q.state, q.answer,
  q.answered_name AS "answeredBy", q.answered_at AS "answeredAt", q.version`;

const questionOf = ({ at, answeredAt, ...row }: Row): KeptQuestion => ({
  ...row,
  ...{ at: at.toISOString(), answeredAt: answeredAt?.toISOString() ?? null },
});

const questions = (on: Knex) =>
  on('live_question as q').join('live_message as m', 'm.id', 'q.message').select(on.raw(COLUMNS));

/** More than that is not answered in one live. */
const MOST = 200;

/** Of messages that are shown: one that waits or is hidden is not put before the host. */
async function list(on: Knex, room: string, state: QuestionState): Promise<readonly KeptQuestion[]> {
  const query = questions(on)
    .where({ 'q.room': room, 'q.state': state, 'm.state': 'shown' })
    .orderBy('q.message')
    .limit(MOST);
  return ((await query) as Row[]).map(questionOf);
}

/** What viewers see: what was asked and what became of it, the newest first. */
async function shown(on: Knex, room: string): Promise<readonly LiveQuestion[]> {
  const query = questions(on)
    .where({ 'q.room': room, 'm.state': 'shown' })
    .whereNot('q.state', 'dismissed')
    .orderBy('q.message', 'desc')
    .limit(MOST);
  return ((await query) as Row[]).map((row) => shownQuestion(questionOf(row)));
}

/** A question of one of these stations; whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, stations: readonly string[], id: string): Promise<KeptQuestion | undefined> {
  const query = questions(tx)
    .where('q.message', id)
    .whereIn('q.station', [...stations])
    .forNoKeyUpdate('q');
  const row = (await query.first()) as Row | undefined;
  return row && questionOf(row);
}

/** What a step writes. */
export type QuestionStep = {
  readonly state: QuestionState;
  readonly answered?: { readonly answer: string | null; readonly by: string; readonly name: string };
};

/** Of a question that is held. */
async function move(tx: Tx, { id, version }: KeptQuestion, { state, answered }: QuestionStep): Promise<void> {
  await tx('live_question')
    .where({ message: id, version })
    .update({
      ...{ state, version: version + 1, answer: answered?.answer ?? null },
      ...{ answered_by: answered?.by ?? null, answered_name: answered?.name ?? null },
      answered_at: answered ? tx.raw('clock_timestamp()') : null,
    });
}

/** How questions are kept; they are written with their message. */
export const questionStore = { list, shown, hold, move } as const;

/** How questions are kept. */
export type QuestionStore = typeof questionStore;
