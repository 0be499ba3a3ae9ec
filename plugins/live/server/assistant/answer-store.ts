import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { AnswerSource } from '../../contract';
import type { KeptAnswer } from './answer.rules';

/** A question about to be kept. */
export type NewAnswer = Omit<KeptAnswer, 'reader' | 'reply' | 'at'> & {
  readonly reader: string;
  readonly host: string | null;
  readonly press: string;
  readonly driver: string;
  readonly factsHash: string;
};

type Row = Omit<KeptAnswer, 'source' | 'label' | 'reply'> & {
  readonly source: unknown;
  readonly label: unknown;
  readonly reply: string | null;
  readonly replyName: string | null;
  readonly repliedAt: Date | null;
};

const COLUMNS = `id, station, session, reader, question, product, outcome, topic, text, source, label, reply,
  reply_name AS "replyName", replied_at AS "repliedAt", at`;

/** All three or none, as the table has it. */
const replyOf = (text: string | null, by: string | null, at: Date | null): KeptAnswer['reply'] =>
  text === null || by === null || at === null ? null : { by, text, at };

function answerOf({ source, label, reply, replyName, repliedAt, ...row }: Row): KeptAnswer {
  return {
    ...row,
    // Both written by the contract's own schemas.
    source: source === null ? null : (fromJsonb(source) as AnswerSource),
    label: fromJsonb(label) as KeptAnswer['label'],
    reply: replyOf(reply, replyName, repliedAt),
  };
}

const whole = (read: Knex): Knex.QueryBuilder => read('live_answer').select(read.raw(COLUMNS));

/** What a press of a reader was answered; one that was not sent yet has no row. */
async function pressed(
  read: Knex,
  by: { readonly session: string; readonly reader: string; readonly press: string },
): Promise<KeptAnswer | undefined> {
  const row = (await whole(read).where(by).first()) as Row | undefined;
  return row && answerOf(row);
}

/** False when the same press came in first. */
async function insert(tx: Tx, { factsHash, source, label, ...answer }: NewAnswer): Promise<boolean> {
  const rows = (await tx('live_answer')
    .insert({
      ...answer,
      ...{ source: source && JSON.stringify(source), label: JSON.stringify(label), facts_hash: factsHash },
    })
    .onConflict(['session', 'reader', 'press'])
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** One question of a station, for whoever answers it. */
async function hold(tx: Tx, station: string, id: string): Promise<KeptAnswer | undefined> {
  const row = (await whole(tx).where({ station, id }).forNoKeyUpdate().first()) as Row | undefined;
  return row && answerOf(row);
}

type Reply = { readonly text: string; readonly by: string; readonly name: string };

/** A person's answer; the row is held. */
async function reply(tx: Tx, id: string, { text, by, name }: Reply): Promise<void> {
  await tx('live_answer')
    .where({ id })
    .update({ reply: text, reply_by: by, reply_name: name, replied_at: tx.raw('clock_timestamp()') });
}

/** Which questions of a live. */
export type AnswerPage = {
  readonly station: string;
  readonly session: string;
  readonly isWaiting: boolean;
  readonly before: string | undefined;
  readonly limit: number;
};

const WAITING = `outcome <> 'answered' AND reply IS NULL`;

/** Those that wait the oldest first, all others the newest first. */
async function list(read: Knex, page: AnswerPage): Promise<readonly KeptAnswer[]> {
  const { station, session, isWaiting, before, limit } = page;
  const query = whole(read).where({ station, session }).limit(limit);
  if (isWaiting) void query.whereRaw(WAITING).orderBy('id');
  else void query.orderBy('id', 'desc');
  if (before !== undefined) void query.where('id', isWaiting ? '>' : '<', before);
  return ((await query) as Row[]).map(answerOf);
}

/** What a reader asked, in one live or in all, the newest first. */
async function ofReader(
  read: Knex,
  { reader, session, limit }: { readonly reader: string; readonly session?: string; readonly limit: number },
): Promise<readonly KeptAnswer[]> {
  const query = whole(read).where({ reader, ...(session === undefined ? {} : { session }) });
  return ((await query.orderBy('id', 'desc').limit(limit)) as Row[]).map(answerOf);
}

/** How many of a live wait for a person, before one of them where it is named. */
async function waiting(read: Knex, session: string, before?: string): Promise<number> {
  const query = read('live_answer').where({ session }).whereRaw(WAITING).count({ count: '*' });
  if (before !== undefined) void query.where('id', '<', before);
  const [row] = (await query) as { count: string }[];
  return Number(row?.count ?? 0);
}

/** How many wait before each of some questions of a live. */
async function ahead(read: Knex, session: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await read.raw<{ rows: { id: string; ahead: number }[] }>(
    `SELECT t.id, (SELECT count(*)::int FROM live_answer b WHERE b.session = ? AND ${WAITING} AND b.id < t.id) AS ahead
     FROM unnest(?::uuid[]) AS t (id)`,
    [session, [...ids]],
  );
  return new Map(rows.map(({ id, ahead: before }) => [id, before]));
}

const LATELY = 20;

/** How many seconds the last answers of people took in a live. */
async function lately(read: Knex, session: string): Promise<readonly number[]> {
  const rows = await read('live_answer')
    .where({ session })
    .whereNotNull('replied_at')
    .orderBy('replied_at', 'desc')
    .limit(LATELY)
    .select<{ seconds: number }[]>(read.raw('extract(epoch FROM replied_at - at)::float8 AS seconds'));
  return rows.map(({ seconds }) => seconds);
}

/** Forgets whose questions they were; the words are kept as long as the law wants them. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_answer').where({ reader }).update({ reader: null });
}

/** Those of more than three years ago go, some at a time; of lives that are held none does. */
async function prune(tx: Tx, limit: number, held: readonly string[]): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `DELETE FROM live_answer WHERE id IN
       (SELECT id FROM live_answer WHERE at < clock_timestamp() - interval '3 years' AND NOT session = ANY(?::uuid[]) ORDER BY at LIMIT ?)`,
    [[...held], limit],
  );
  return rowCount;
}

/** How questions and answers are kept. */
export const answerStore = {
  ...{ pressed, insert, hold, reply, list, ofReader, waiting, ahead, lately, forget, prune },
} as const;

/** How questions and answers are kept. */
export type AnswerStore = typeof answerStore;
