import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { ReminderKind } from '../../contract';

/** A reminder as its reader has it. */
export type KeptReminder = {
  readonly id: string;
  readonly session: string;
  readonly title: string;
  readonly slot: ReminderKind;
  readonly plannedAt: Date;
  readonly at: Date;
};

/**
 * Writes the reminders that are due by the clock of the database: one for each person and moment, whoever else does the same at the same time. A
 * moment that nobody kept is made up for until the next; who reserved after it is not reminded of it.
 */
async function remind(tx: Tx): Promise<number> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `WITH due AS (
       SELECT o.session, w.slot, s.planned_at - w.ahead AS since
       FROM live_reservation_offer o
       JOIN live_session s ON s.id = o.session
       CROSS JOIN (VALUES ('day', interval '24 hours', interval '1 hour'), ('hour', interval '1 hour', interval '5 minutes'),
         ('soon', interval '5 minutes', interval '0')) AS w (slot, ahead, until)
       WHERE w.slot = ANY(o.slots) AND s.state IN ('planned', 'prepared', 'rehearsal', 'ready')
         AND clock_timestamp() >= s.planned_at - w.ahead AND clock_timestamp() < s.planned_at - w.until
     )
     INSERT INTO live_reminder (session, reader, slot)
     SELECT r.session, r.reader, d.slot FROM due d JOIN live_reservation r ON r.session = d.session AND r.at <= d.since
     -- A moment lasts for hours and ticks come by the minute: whoever has theirs is not written to be refused again.
     WHERE NOT EXISTS (SELECT 1 FROM live_reminder m WHERE m.session = r.session AND m.reader = r.reader AND m.slot = d.slot)
     ON CONFLICT (session, reader, slot) DO NOTHING RETURNING id`,
  );
  return rows.length;
}

/** A move of less than this is nobody's news; several that add up to it are. */
const MOVED_SECONDS = 60;

/**
 * Tells everybody who thinks that a live begins at another time, once, of the time that it has now: however often it was moved before, and whichever
 * node does it. What they were reminded of before is no longer true, and they are reminded anew. Answers how many were told.
 */
async function tellMoved(tx: Tx, session: string): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `WITH told AS (
       UPDATE live_reservation r SET known_for = s.planned_at FROM live_session s
       WHERE r.session = ? AND s.id = r.session AND s.state IN ('planned', 'prepared', 'rehearsal', 'ready')
         AND abs(extract(epoch FROM s.planned_at - r.known_for)) >= ?
       RETURNING r.session, r.reader
     ), stale AS (
       DELETE FROM live_reminder m USING told t WHERE m.session = t.session AND m.reader = t.reader AND m.slot <> 'moved'
     )
     INSERT INTO live_reminder (session, reader, slot) SELECT session, reader, 'moved' FROM told
     -- News of their own: whoever presses that they have read the last ones has not read these.
     ON CONFLICT (session, reader, slot) DO UPDATE SET id = gen_random_uuid(), at = clock_timestamp(), seen_at = NULL`,
    [session, MOVED_SECONDS],
  );
  return rowCount;
}

/** Tells everybody who had reserved that a live was called off, once. */
async function tellCancelled(tx: Tx, session: string): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `INSERT INTO live_reminder (session, reader, slot) SELECT session, reader, 'cancelled' FROM live_reservation WHERE session = ?
     ON CONFLICT (session, reader, slot) DO NOTHING`,
    [session],
  );
  return rowCount;
}

/** So long after its time it is still worth knowing that a live was called off. */
const CANCELLED_DAYS = 7;

/** What a reader was told and has not read, as long as it is of use: of a live that was called off nothing but that. */
async function ofReader(read: Knex, reader: string): Promise<readonly KeptReminder[]> {
  return read('live_reminder as m')
    .join('live_session as s', 's.id', 'm.session')
    .where('m.reader', reader)
    .whereNull('m.seen_at')
    .whereRaw(
      `CASE WHEN s.state = 'cancelled' THEN m.slot = 'cancelled' AND s.planned_at > clock_timestamp() - make_interval(days => ?)
         ELSE s.state NOT IN ('ending', 'ended', 'published', 'archived') END`,
      [CANCELLED_DAYS],
    )
    .orderBy('m.at', 'desc')
    .limit(50)
    .select<KeptReminder[]>('m.id', 'm.session', 's.title', 'm.slot', 's.planned_at as plannedAt', 'm.at');
}

/** All that a reader was reminded of. */
async function everyOf(
  read: Knex,
  reader: string,
  limit: number,
): Promise<readonly Pick<KeptReminder, 'session' | 'slot' | 'at'>[]> {
  return read('live_reminder')
    .where({ reader })
    .orderBy('at', 'desc')
    .limit(limit)
    .select<Pick<KeptReminder, 'session' | 'slot' | 'at'>[]>('session', 'slot', 'at');
}

async function noteSeen(tx: Tx, reader: string, id: string): Promise<void> {
  await tx('live_reminder')
    .where({ id, reader })
    .whereNull('seen_at')
    .update({ seen_at: tx.raw('clock_timestamp()') });
}

/** How reminders are kept. */
export const reminderStore = { remind, tellMoved, tellCancelled, ofReader, everyOf, noteSeen } as const;

/** How reminders are kept. */
export type ReminderStore = typeof reminderStore;
