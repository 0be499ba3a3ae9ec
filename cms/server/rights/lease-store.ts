import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';
import type { LeaseFacts } from './lease.rules';

/** A lease as it is kept, with how often it was drawn on. */
export type Lease = LeaseFacts & {
  readonly station: string;
  readonly documentId: string;
  readonly licensor: string;
  readonly contract: string;
  readonly note: string;
  readonly endedReason: string | null;
  readonly version: number;
};

/** What a new lease is made of. */
export type NewLease = Omit<Lease, 'used' | 'endedAt' | 'endedReason' | 'version'> & { readonly notedBy: string };

/** A story on an account. */
export type Spot = { readonly documentId: string; readonly locale: ContentLocale; readonly channel: string };

type Row = {
  readonly id: string;
  readonly station: string;
  readonly document_id: string;
  readonly licensor: string;
  readonly contract: string;
  readonly platforms: string[];
  readonly channels: string[];
  readonly regions: string[];
  readonly from_at: Date | null;
  readonly to_at: Date | null;
  readonly max_uses: number | null;
  readonly note: string;
  readonly ended_at: Date | null;
  readonly ended_reason: string | null;
  readonly version: number;
  readonly used: number;
};

/** What never stood anywhere used nothing. */
const USED = `(SELECT count(DISTINCT (u.document_id, u.locale, u.channel))::int FROM rights_use u
  JOIN delivery d ON d.id = u.delivery
  WHERE u.lease = l.id AND d.state NOT IN ('failed_final', 'rejected', 'dropped', 'cancelled')) AS used`;

/** A manuscript and all that it was made from, at any remove. */
const ABOVE = `WITH RECURSIVE above (document_id, depth) AS (
  SELECT ?::text, 0
  UNION SELECT m.from_document_id, a.depth + 1 FROM manuscript_lineage m JOIN above a ON m.document_id = a.document_id
   WHERE m.ended_at IS NULL AND a.depth < 20)`;

/** The leases of a manuscript and of all that it was made from; most have none, which one question tells. */
async function above(read: Knex, documentId: string): Promise<readonly Lease[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `${ABOVE} SELECT l.*, ${USED} FROM rights_lease l WHERE l.document_id IN (SELECT document_id FROM above)
      ORDER BY l.document_id <> ?, l.created_at, l.id`,
    [documentId, documentId],
  );
  return rows.map(leaseOf);
}

/** Holds the leases that a send depends on until it is on record: who ends one comes before it or after it. Tells whether there are any. */
async function holdAbove(tx: Tx, documentId: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `${ABOVE} SELECT l.id FROM rights_lease l WHERE l.document_id IN (SELECT document_id FROM above) ORDER BY l.id
      FOR NO KEY UPDATE OF l`,
    [documentId],
  );
  return rows.length > 0;
}

async function forUpdate(tx: Tx, id: string): Promise<Lease | undefined> {
  await tx('rights_lease').where({ id }).forUpdate().first('id');
  const { rows } = await tx.raw<{ rows: Row[] }>(`SELECT l.*, ${USED} FROM rights_lease l WHERE l.id = ?`, [id]);
  return rows[0] && leaseOf(rows[0]);
}

async function insert(tx: Tx, lease: NewLease): Promise<void> {
  const { id, station, licensor, contract, note } = lease;
  await tx('rights_lease').insert({
    ...{ id, station, licensor, contract, note, document_id: lease.documentId, max_uses: lease.maxUses },
    ...{ platforms: [...lease.platforms], channels: [...lease.channels], regions: [...lease.regions] },
    ...{ from_at: lease.from, to_at: lease.to, noted_by: lease.notedBy },
  });
}

type Ended = { readonly at: Date; readonly by: string; readonly reason: string };

/** False when somebody changed it first. */
async function end(
  tx: Tx,
  { id, version }: Pick<Lease, 'id' | 'version'>,
  { at, by, reason }: Ended,
): Promise<boolean> {
  const change = { ended_at: at, ended_by: by, ended_reason: reason, version: version + 1 };
  return (await tx('rights_lease').where({ id, version }).update(change)) === 1;
}

/** The leases that a story on an account was drawn on for. */
async function drawnFor(read: Knex, { documentId, locale, channel }: Spot): Promise<readonly string[]> {
  return read('rights_use').where({ document_id: documentId, locale, channel }).distinct().pluck<string[]>('lease');
}

type Drawn = Spot & { readonly station: string; readonly delivery: string };

/** Puts on record that a delivery drew on leases; asked twice, it did so once. */
async function draw(tx: Tx, leases: readonly string[], { documentId, ...rest }: Drawn): Promise<void> {
  if (leases.length === 0) return;
  const rows = leases.map((lease) => ({ lease, document_id: documentId, ...rest }));
  await tx('rights_use').insert(rows).onConflict().ignore();
}

/** The accounts that stand for our own app. */
async function appAccounts(read: Knex): Promise<readonly string[]> {
  return read('channel').where({ lane: 'app', closed_at: null }).pluck<string[]>('id');
}

/** Leases that are over and of which nobody was told, held for that; other nodes take others. */
async function overUntold(tx: Tx, most: number): Promise<readonly Lease[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `SELECT l.*, 0 AS used FROM rights_lease l WHERE told_at IS NULL AND least(to_at, ended_at) <= clock_timestamp()
      ORDER BY l.id LIMIT ? FOR UPDATE SKIP LOCKED`,
    [most],
  );
  return rows.map(leaseOf);
}

async function told(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx('rights_lease')
    .whereIn('id', [...ids])
    .update({ told_at: tx.fn.now() });
}

function leaseOf(row: Row): Lease {
  const { id, station, licensor, contract, note, platforms, channels, regions, version, used } = row;
  return {
    ...{ id, station, licensor, contract, note, platforms, channels, regions, version, used },
    ...{ documentId: row.document_id, from: row.from_at, to: row.to_at, maxUses: row.max_uses },
    ...{ endedAt: row.ended_at, endedReason: row.ended_reason },
  };
}

/** Leases as use cases are handed them. */
export const leaseStore = {
  ...{ above, holdAbove, forUpdate, insert, end, drawnFor, draw, appAccounts, overUntold, told },
} as const;

/** Leases as use cases are handed them. */
export type LeaseStore = typeof leaseStore;
