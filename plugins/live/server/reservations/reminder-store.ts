import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { ReminderSlot } from '../../contract';

/** A reminder as its reader has it. */
export type KeptReminder = {
  readonly id: string;
  readonly session: string;
  readonly title: string;
  readonly slot: ReminderSlot;
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
     ON CONFLICT (session, reader, slot) DO NOTHING RETURNING id`,
  );
  return rows.length;
}

/** What a reader was reminded of and has not read, as long as it is of use. */
async function ofReader(read: Knex, reader: string): Promise<readonly KeptReminder[]> {
  return read('live_reminder as m')
    .join('live_session as s', 's.id', 'm.session')
    .where('m.reader', reader)
    .whereNull('m.seen_at')
    .whereNotIn('s.state', ['ending', 'ended', 'published', 'archived', 'cancelled'])
    .orderBy('m.at', 'desc')
    .limit(50)
    .select<KeptReminder[]>('m.id', 'm.session', 's.title', 'm.slot', 's.planned_at as plannedAt', 'm.at');
}

async function noteSeen(tx: Tx, reader: string, id: string): Promise<void> {
  await tx('live_reminder')
    .where({ id, reader })
    .whereNull('seen_at')
    .update({ seen_at: tx.raw('clock_timestamp()') });
}

/** How reminders are kept. */
export const reminderStore = { remind, ofReader, noteSeen } as const;

/** How reminders are kept. */
export type ReminderStore = typeof reminderStore;
