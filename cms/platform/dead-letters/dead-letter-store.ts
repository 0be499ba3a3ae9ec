import type { Knex } from 'knex';
import type { DeadLetter } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import { DEAD_QUEUE } from '../jobs/boss';
import { envelope, type Envelope } from '../jobs/job-store';
import { OUTBOX_CHANNEL } from '../outbox/outbox-store';

/** Whose letters somebody may see: those of their stations, and those of the house when they look after it. */
export type Reach = { readonly stations: readonly string[]; readonly house: boolean };

/** The name of one letter, taken apart. */
export type LetterId =
  | { readonly kind: 'event'; readonly id: string; readonly subscriber: string }
  | { readonly kind: 'job'; readonly id: string };

/** Takes a letter's name apart; the contract has checked its form. */
export function letterIdOf(letter: string): LetterId {
  const [kind, id = '', ...subscriber] = letter.split('.');
  return kind === 'e' ? { kind: 'event', id, subscriber: subscriber.join('.') } : { kind: 'job', id };
}

/** Deliveries and jobs that failed for the last time, as rows of one shape. What a lease ended has no trace of its own. */
const LETTERS = `
  SELECT 'e.' || d.event_id || '.' || d.subscriber AS id, 'event' AS kind, d.subscriber AS what, e.name AS event, e.station,
    d.tries, coalesce(d.last_error, '') AS "lastError", d.settled_at AS at, e.payload
  FROM outbox_delivery d JOIN outbox_event e ON e.id = d.event_id WHERE d.state = 'dead'
  UNION ALL
  SELECT 'j.' || j.id, 'job', j.data->>'job', NULL, j.data->>'station',
    j.retry_limit + 1, coalesce(j.output->>'trace', 'LeaseEnded'), j.created_on, j.data->'data'
  FROM pgboss.job j WHERE j.name = '${DEAD_QUEUE}' AND j.state = 'created'`;

const VISIBLE = `(station = ANY(:stations::text[]) OR (station IS NULL AND :house::boolean))`;
const MICROSECONDS = `(extract(epoch FROM at) * 1000000)::bigint`;

type Row = Omit<DeadLetter, 'at'> & { readonly at: Date; readonly micros: string; readonly payload: unknown };

/** One page of letters, latest first. */
export async function lettersOf(
  read: Knex,
  reach: Reach,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<{ letters: DeadLetter[]; next: string | null }> {
  const [micros = null, id = null] = page.after?.split('~') ?? [];
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT *, ${MICROSECONDS}::text AS micros FROM (${LETTERS}) letter
     WHERE ${VISIBLE} AND (:micros::bigint IS NULL OR (${MICROSECONDS}, id) < (:micros::bigint, :id::text))
     ORDER BY ${MICROSECONDS} DESC, id DESC LIMIT :limit`,
    { stations: [...reach.stations], house: reach.house, micros, id, limit: page.limit + 1 },
  );
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return { letters: shown.map(letterOf), next: last ? `${last.micros}~${last.id}` : null };
}

/** How many letters wait in all. */
export async function countLetters(read: Knex, reach: Reach): Promise<number> {
  const { rows } = await read.raw<{ rows: { total: number }[] }>(
    `SELECT count(*)::int AS total FROM (${LETTERS}) letter WHERE ${VISIBLE}`,
    { stations: [...reach.stations], house: reach.house },
  );
  return rows[0]?.total ?? 0;
}

/** One letter with what it was given. */
export async function letterById(
  on: Knex | Tx,
  reach: Reach,
  id: string,
): Promise<{ letter: DeadLetter; payload: unknown } | undefined> {
  const { rows } = await on.raw<{ rows: Row[] }>(`SELECT * FROM (${LETTERS}) letter WHERE id = :id AND ${VISIBLE}`, {
    id,
    stations: [...reach.stations],
    house: reach.house,
  });
  return rows[0] && { letter: letterOf(rows[0]), payload: fromJsonb(rows[0].payload) };
}

function letterOf({ id, kind, what, event, station, tries, lastError, at }: Row): DeadLetter {
  return { id, kind, what, event, station, tries, lastError, at: at.toISOString() };
}

/** Tells whether a subscriber is still declared, so that a delivery is not sent where nobody looks. */
export async function isDeclared(on: Knex | Tx, subscriber: string): Promise<boolean> {
  return (await on('outbox_subscription').where({ subscriber }).first('subscriber')) !== undefined;
}

/** Sends a delivery round again from its first try; says no when it is no longer dead. */
export async function reviveDelivery(tx: Tx, id: string, subscriber: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `WITH revived AS (
       UPDATE outbox_delivery SET state = 'waiting', tries = 0, due_at = now(), settled_at = NULL
       WHERE event_id = :id AND subscriber = :subscriber AND state = 'dead' RETURNING event_id)
     SELECT pg_notify('${OUTBOX_CHANNEL}', e.name || ' ' || e.id) FROM outbox_event e JOIN revived r ON r.event_id = e.id`,
    { id, subscriber },
  );
  return rows.length > 0;
}

/** Takes a job out of the dead queue and opens it. */
export async function takeDeadJob(tx: Tx, id: string): Promise<Envelope | undefined> {
  const { rows } = await tx.raw<{ rows: { data: unknown }[] }>(
    `DELETE FROM pgboss.job WHERE name = '${DEAD_QUEUE}' AND id = :id AND state = 'created' RETURNING data`,
    { id },
  );
  return rows[0] && envelope.parse(fromJsonb(rows[0].data));
}

/** Closes a letter for good; says no when somebody was faster. */
export async function closeLetter(tx: Tx, letter: LetterId): Promise<boolean> {
  const closed =
    letter.kind === 'event'
      ? await tx('outbox_delivery')
          .where({ event_id: letter.id, subscriber: letter.subscriber, state: 'dead' })
          .update({ state: 'discarded', settled_at: tx.fn.now() })
      : await tx('pgboss.job')
          .where({ name: DEAD_QUEUE, id: letter.id, state: 'created' })
          .update({ state: 'cancelled', completed_on: tx.fn.now() });
  return closed > 0;
}

/** Keeps why somebody gave up. */
export async function noteDiscard(
  tx: Tx,
  { id, what, station }: DeadLetter,
  by: { readonly reason: string; readonly person: string },
): Promise<void> {
  await tx('dead_letter_discard').insert({ letter: id, what, station, reason: by.reason, discarded_by: by.person });
}
