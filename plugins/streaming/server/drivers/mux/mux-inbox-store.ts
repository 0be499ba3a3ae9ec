import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import { muxEvent, type MuxEvent, type Standing } from './mux-events';

/** An event that waits. */
export type Waiting = Standing & { readonly id: string; readonly body: MuxEvent };

/** What became of an event: applied, overtaken by a later one, or nothing new. */
export type Outcome = 'applied' | 'late' | 'same' | 'failed';

/** Keeps an event; false when it was told before. */
async function keep(tx: Tx, event: MuxEvent, standing: Standing): Promise<boolean> {
  const row = { id: event.id, ...standing, body: JSON.stringify(event) };
  const rows = (await tx('streaming_inbox').insert(row).onConflict().ignore().returning('id')) as unknown[];
  return rows.length === 1;
}

/** Lets one node at a time apply, until the end of its transaction: what is applied side by side is applied in no order. */
async function lock(tx: Tx): Promise<void> {
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('streaming_inbox'))`);
}

/** The earliest that waits, by its own time. */
async function next(tx: Tx, without: readonly string[]): Promise<Waiting | undefined> {
  const row = await tx('streaming_inbox')
    .whereNull('done_at')
    .whereNotIn('id', [...without])
    .orderBy([{ column: 'at' }, { column: 'rank' }, { column: 'id' }])
    .first<(Omit<Waiting, 'body'> & { body: unknown }) | undefined>('id', 'subject', 'type', 'at', 'rank', 'body');
  return row && { ...row, body: muxEvent.parse(fromJsonb(row.body)) };
}

/** Whether anything waits. */
async function isWaiting(tx: Tx): Promise<boolean> {
  const row: unknown = await tx('streaming_inbox').whereNull('done_at').first('id');
  return row !== undefined;
}

/** The last that was applied to the same subject. */
async function lastApplied(tx: Tx, subject: string): Promise<Standing | undefined> {
  const row: unknown = await tx('streaming_inbox')
    .where({ subject, outcome: 'applied' })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'rank', order: 'desc' },
    ])
    .first('subject', 'type', 'at', 'rank');
  // As `keep` wrote it.
  return row === undefined ? undefined : (row as Standing);
}

/** Says what became of an event. */
async function settle(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  await tx('streaming_inbox')
    .where({ id })
    .whereNull('done_at')
    .update({ outcome, done_at: tx.raw('clock_timestamp()') });
}

/** Notes that an event could not be applied; after `most` times nobody tries again. */
async function note(
  read: Database['read'],
  id: string,
  { trace, most }: { trace: string; most: number },
): Promise<void> {
  await read.raw(
    `UPDATE streaming_inbox SET tries = tries + 1, last_error = :trace,
       done_at = CASE WHEN tries + 1 >= :most THEN clock_timestamp() END,
       outcome = CASE WHEN tries + 1 >= :most THEN 'failed' END
     WHERE id = :id AND done_at IS NULL`,
    { id, trace, most },
  );
}

const KEPT_DAYS = 30;

/** Forgets what nobody tells of again. */
async function forget(tx: Tx): Promise<void> {
  await tx('streaming_inbox').whereRaw('received_at < now() - make_interval(days => ?)', [KEPT_DAYS]).delete();
}

/** The inbox as use cases are handed it. */
export const muxInboxStore = { keep, lock, next, isWaiting, lastApplied, settle, note, forget } as const;

/** The inbox as use cases are handed it. */
export type MuxInboxStore = typeof muxInboxStore;
