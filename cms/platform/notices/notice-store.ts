import type { Knex } from 'knex';
import type { Urgency } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';
import type { Address } from './notice.rules';

/** The channel on which PostgreSQL says, at the moment of the commit, what kind of work waits: `tell` or `send`. */
export const NOTICES_CHANNEL = 'hearth_notices';

/** A notice as it is kept. */
export type StoredNotice = {
  readonly id: string;
  readonly station: string;
  readonly kind: string;
  readonly urgency: Urgency;
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly link: string | null;
  readonly address: Address;
};

/** A notice that waits to be told, with the time by the database clock. */
export type OpenNotice = StoredNotice & { readonly tries: number; readonly now: Date };

type Row = Omit<OpenNotice, 'facts' | 'address'> & { facts: unknown; address: unknown };

/** Writes a notice into the caller's transaction and has a node woken at its commit. */
export async function insertNotice(tx: Tx, notice: StoredNotice): Promise<void> {
  const { facts, address, ...row } = notice;
  await tx('notice').insert({ ...row, facts: JSON.stringify(facts), address: JSON.stringify(address) });
  await tellNodes(tx, 'tell');
}

/** Wakes the nodes when the transaction commits. */
export async function tellNodes(tx: Tx, work: 'tell' | 'send'): Promise<void> {
  await tx.raw('SELECT pg_notify(?, ?)', [NOTICES_CHANNEL, work]);
}

/** Locks the next notice that waits to be told, the urgent first. */
export async function claimNotice(tx: Tx): Promise<OpenNotice | undefined> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `SELECT id, station, kind, urgency, subject, facts, link, address, tries, clock_timestamp() AS now
     FROM notice WHERE state = 'open' AND due_at <= clock_timestamp()
     ORDER BY urgency = 'high' DESC, due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0] && { ...rows[0], ...kept(rows[0]) };
}

/** One notice by its id, held for the transaction. */
export async function noticeForUpdate(tx: Tx, id: string): Promise<StoredNotice | undefined> {
  const row = (await tx('notice')
    .select('id', 'station', 'kind', 'urgency', 'subject', 'facts', 'link', 'address')
    .where({ id })
    .forUpdate()
    .first()) as Row | undefined;
  return row && { ...row, ...kept(row) };
}

/** Ends the wait of a notice: somebody was told, or everybody knew it already, or nobody is there to tell. */
export async function settleNotice(tx: Tx, id: string, state: 'told' | 'folded' | 'unheard'): Promise<void> {
  await tx('notice')
    .where({ id, state: 'open' })
    .update({ state, told_at: tx.raw('clock_timestamp()') });
}

/** Puts a notice off that could not be told, by seconds. */
export async function postponeNotice(read: Knex, { id, tries }: { id: string; tries: number }): Promise<void> {
  await read('notice')
    .where({ id, state: 'open' })
    .update({
      tries: tries + 1,
      due_at: read.raw(`clock_timestamp() + ? * interval '1 second'`, [Math.min(2 ** tries, 600)]),
    });
}

/** Makes those who tell of the same subject wait for each other, so that neither overlooks what the other is telling. */
export async function lockSubject(tx: Tx, kind: string, subject: string): Promise<void> {
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`, [`notice ${kind} ${subject}`]);
}

const RANK = `array_position(ARRAY['low', 'normal', 'high'], n.urgency)`;

type Window = Pick<StoredNotice, 'id' | 'kind' | 'subject' | 'urgency'> & { readonly minutes: number };

/** Who was told the same about the same subject a short while ago, at least as urgently. */
export async function toldLately(tx: Tx, about: Window): Promise<{ people: Set<string>; webhooks: Set<string> }> {
  const { rows } = await tx.raw<{ rows: { person: string | null; webhook: string | null }[] }>(
    `WITH n AS (
       SELECT n.id FROM notice n WHERE n.kind = :kind AND n.subject = :subject AND n.id <> :id
         AND n.created_at > now() - interval '1 day' - :minutes * interval '1 minute'
         AND ${RANK} >= array_position(ARRAY['low', 'normal', 'high'], :urgency::text))
     SELECT r.person, NULL::uuid AS webhook FROM n JOIN notice_recipient r ON r.notice = n.id
       WHERE r.created_at > clock_timestamp() - :minutes * interval '1 minute'
     UNION SELECT NULL, d.webhook FROM n JOIN notice_delivery d ON d.notice = n.id
       WHERE d.webhook IS NOT NULL AND d.created_at > clock_timestamp() - :minutes * interval '1 minute'`,
    about,
  );
  return {
    people: new Set(rows.flatMap(({ person }) => person ?? [])),
    webhooks: new Set(rows.flatMap(({ webhook }) => webhook ?? [])),
  };
}

/** Forgets notices that are older than that many days, with all that hangs on them. */
export async function pruneNotices(read: Knex, keepDays: number): Promise<void> {
  await read('notice').whereRaw(`created_at < now() - ? * interval '1 day'`, [keepDays]).delete();
}

function kept({ facts, address }: Row): Pick<StoredNotice, 'facts' | 'address'> {
  // Only `insertNotice` writes these columns, from values of these types.
  return { facts: fromJsonb(facts) as StoredNotice['facts'], address: fromJsonb(address) as Address };
}
