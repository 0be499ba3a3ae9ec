import type { Knex } from 'knex';
import type { NewEvent } from '../../contract';
import type { Tx } from '../database/database';

/** The channel on which PostgreSQL says, at the moment of the commit, what was appended: `name id`. */
export const OUTBOX_CHANNEL = 'hearth_outbox';

/** One event for one subscriber, locked by the transaction that took it. */
export type Delivery = StoredEvent & { readonly tries: number };

/** An event as it lies in the table. */
export type StoredEvent = {
  readonly id: string;
  readonly name: string;
  readonly station: string;
  readonly payload: unknown;
  readonly occurredAt: Date;
};

/**
 * Writes the event and one delivery for each subscriber that the house knows, in the caller's transaction: from here on nothing
 * but the database can lose it. NOTIFY belongs to the transaction too, so it wakes nobody for what was rolled back.
 */
export async function insertEvent(tx: Tx, id: string, event: NewEvent): Promise<void> {
  const insert = tx.raw(
    `WITH event AS (
       INSERT INTO outbox_event (id, name, station, key, payload) VALUES (:id, :name, :station, :key, :payload)
       RETURNING id, seq, name, key
     ), delivery AS (
       INSERT INTO outbox_delivery (subscriber, event_id, seq, key)
       SELECT s.subscriber, e.id, e.seq, e.key FROM event e JOIN outbox_subscription s ON s.event = e.name
     )
     SELECT pg_notify('${OUTBOX_CHANNEL}', :said)`,
    {
      id,
      name: event.name,
      station: event.station,
      key: event.key ?? null,
      payload: JSON.stringify(event.payload),
      said: `${event.name} ${id}`,
    },
  );
  // Under a name the connection keeps its plan: most transactions of the house append something.
  await insert.options({ name: 'outbox.append' });
}

/** Remembers who wants which events; from this moment on they get each one. */
export async function declareSubscriptions(
  read: Knex,
  pairs: readonly { readonly event: string; readonly subscriber: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await read('outbox_subscription')
    .insert(pairs)
    .onConflict(['event', 'subscriber'])
    .merge({ declared_at: read.fn.now() });
}

/**
 * Takes the next due delivery of a subscriber and marks it as handled, in the transaction of its effects: both stand or neither does.
 * The row's lock is the claim: it needs no lease, because PostgreSQL gives it back the moment its holder dies. An event waits while an
 * earlier one of its key waits. A transaction that hangs is ended after the limit, and another node takes over.
 */
export async function takeDelivery(tx: Tx, subscriber: string, limit: number): Promise<Delivery | undefined> {
  const { rows } = await tx.raw<{ rows: Delivery[] }>(
    `WITH next AS (
       SELECT d.event_id FROM outbox_delivery d
       WHERE d.subscriber = :subscriber AND d.state = 'waiting' AND d.due_at <= clock_timestamp()
         AND (d.key IS NULL OR NOT EXISTS (
           SELECT 1 FROM outbox_delivery earlier
           WHERE earlier.subscriber = d.subscriber AND earlier.key = d.key AND earlier.state = 'waiting' AND earlier.seq < d.seq))
       ORDER BY d.due_at, d.seq
       LIMIT 1 FOR UPDATE OF d SKIP LOCKED
     )
     UPDATE outbox_delivery d SET state = 'done', settled_at = now(), last_error = NULL
     FROM next JOIN outbox_event e ON e.id = next.event_id
     WHERE d.subscriber = :subscriber AND d.event_id = next.event_id
     RETURNING e.id, e.name, e.station, e.payload, e.occurred_at AS "occurredAt", d.tries,
       set_config('idle_in_transaction_session_timeout', :limit, true), set_config('statement_timeout', :limit, true)`,
    { subscriber, limit: String(Math.round(limit)) },
  );
  return rows[0];
}

/** What became of a try that failed. */
export type FailedTry = {
  readonly subscriber: string;
  readonly eventId: string;
  /** The count before this try; if it moved meanwhile, another node has already told. */
  readonly tries: number;
  readonly error: string;
  /** Milliseconds until the next try, or nothing when a person has to look. */
  readonly wait: number | undefined;
};

/** Notes a failed try, and puts the delivery aside for a person after the last one. */
export async function noteFailedTry(read: Knex, failed: FailedTry): Promise<void> {
  const dead = failed.wait === undefined;
  await read('outbox_delivery')
    .where({ subscriber: failed.subscriber, event_id: failed.eventId, state: 'waiting', tries: failed.tries })
    .update({
      tries: failed.tries + 1,
      last_error: failed.error,
      state: dead ? 'dead' : 'waiting',
      settled_at: dead ? read.fn.now() : null,
      due_at: read.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [failed.wait ?? 0]),
    });
}

/** Which of these subscribers have something due. */
export async function subscribersWithWork(read: Knex, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { name: string }[] }>(
    `SELECT name FROM unnest(?::text[]) AS name WHERE EXISTS (
       SELECT 1 FROM outbox_delivery d
       WHERE d.subscriber = name AND d.state = 'waiting' AND d.due_at <= clock_timestamp())`,
    [[...names]],
  );
  return rows.map((row) => row.name);
}

/** One event by its id, for nodes that were told its id only. */
export async function eventById(read: Knex, id: string): Promise<StoredEvent | undefined> {
  return read('outbox_event')
    .where({ id })
    .first<StoredEvent | undefined>('id', 'name', 'station', 'payload', { occurredAt: 'occurred_at' });
}

/** Forgets events that everybody handled long ago, and subscribers that no node has declared for a week. */
export async function pruneOutbox(read: Knex, keepDays: number): Promise<void> {
  await read.raw(`
    WITH gone AS (
      DELETE FROM outbox_subscription WHERE declared_at < now() - interval '7 days' RETURNING subscriber
    )
    DELETE FROM outbox_delivery d WHERE d.state = 'waiting'
      AND d.subscriber IN (SELECT subscriber FROM gone)
      AND NOT EXISTS (SELECT 1 FROM outbox_subscription s
        WHERE s.subscriber = d.subscriber AND s.declared_at >= now() - interval '7 days')`);
  await read.raw(
    `DELETE FROM outbox_event e WHERE e.occurred_at < now() - ? * interval '1 day' AND NOT EXISTS (
       SELECT 1 FROM outbox_delivery d WHERE d.event_id = e.id AND d.state IN ('waiting', 'dead'))`,
    [keepDays],
  );
}
