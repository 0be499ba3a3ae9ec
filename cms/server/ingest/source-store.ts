import type { Knex } from 'knex';
import type { FetchProblem, IngestSource, JsonMapping, ReadingResult, SourceState } from '../../contract';
import { fromJsonb, type SealedColumn, type Tx } from '../../platform';

/** The column in which credentials lie sealed, for the change of the vault's keys. */
export const SEALED_SOURCES: SealedColumn = { table: 'ingest_source', column: 'credential', id: 'id' };

/** A source as it is kept; what may happen to it follows from its state. */
export type KeptSource = Omit<IngestSource, 'allowedEvents'>;

/** What reading a source wants beside what people see of it. */
export type ReadableSource = KeptSource & {
  readonly sealed: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
};

/** What people set of a source; the credential comes sealed, and left out it stays. */
export type SourceChange = Pick<
  KeptSource,
  'name' | 'kind' | 'url' | 'mapping' | 'leadSource' | 'rights' | 'column' | 'intervalMinutes'
> & { readonly sealed?: string | null };

/** What a reading leaves behind. */
export type SourceReading = {
  readonly state: SourceState;
  readonly failures: number;
  readonly last: ReadingResult & { readonly problem: FetchProblem | null };
  readonly waitMs: number;
  /** Only after one that succeeded. */
  readonly tags?: { readonly etag: string | null; readonly lastModified: string | null };
};

type Row = Record<'id' | 'station' | 'name' | 'url' | 'lead_source' | 'rights' | 'owner', string> & {
  kind: IngestSource['kind'];
  mapping: unknown;
  column_id: string | null;
  interval_minutes: number;
  credential: string | null;
  state: SourceState;
  failures: number;
  etag: string | null;
  last_modified: string | null;
  last: unknown;
  last_tried_at: Date | null;
  last_ok_at: Date | null;
  next_at: Date;
  version: number;
};

async function list(read: Knex, stations: readonly string[]): Promise<readonly KeptSource[]> {
  const rows = await read('ingest_source')
    .whereIn('station', [...stations])
    .orderBy(['station', 'name', 'id'])
    .select<Row[]>('*');
  return rows.map(seen);
}

async function byId(read: Knex, stations: readonly string[], id: string): Promise<ReadableSource | undefined> {
  const row = await read('ingest_source')
    .where({ id })
    .whereIn('station', [...stations])
    .first<Row | undefined>('*');
  return row && readable(row);
}

/** Whichever station's it is: for the job that reads it. */
async function toRead(read: Knex, id: string): Promise<ReadableSource | undefined> {
  const row = await read('ingest_source').where({ id }).first<Row | undefined>('*');
  return row && readable(row);
}

/** Takes the sources that are due and sets them off into the future, so that no other node reads them at the same time. */
async function claimDue(tx: Tx, most: number): Promise<readonly { readonly id: string; readonly station: string }[]> {
  const { rows } = await tx.raw<{ rows: { id: string; station: string }[] }>(
    `UPDATE ingest_source SET next_at = now() + make_interval(mins => interval_minutes)
     WHERE id IN (SELECT id FROM ingest_source WHERE state <> 'paused' AND next_at <= now()
                  ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
     RETURNING id, station`,
    [most],
  );
  return rows;
}

/** False when the station reads the address already. */
async function insert(
  tx: Tx,
  { id, station, owner, ...words }: SourceChange & Pick<KeptSource, 'id' | 'station' | 'owner'>,
): Promise<boolean> {
  const rows = (await tx('ingest_source')
    .insert({ id, station, owner, ...columnsOf(words) })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** False when somebody changed it first. What was known of the old address says nothing of a new one. */
async function change(tx: Tx, at: Pick<KeptSource, 'id' | 'version'>, words: SourceChange): Promise<boolean> {
  const anew = { etag: null, last_modified: null, next_at: tx.fn.now(), version: at.version + 1 };
  return (
    (await tx('ingest_source')
      .where({ id: at.id, version: at.version })
      .update({ ...columnsOf(words), ...anew })) === 1
  );
}

async function move(tx: Tx, at: Pick<KeptSource, 'id' | 'version'>, state: SourceState): Promise<boolean> {
  const patch = { state, failures: 0, next_at: tx.fn.now(), version: at.version + 1 };
  return (await tx('ingest_source').where({ id: at.id, version: at.version }).update(patch)) === 1;
}

/** Keeps how a reading went. It makes no new version, for nobody decided anything; a source that was paused meanwhile stays so. */
async function noteReading(tx: Tx, source: KeptSource, reading: SourceReading): Promise<boolean> {
  const { tags } = reading;
  const changed = await tx('ingest_source')
    .where({ id: source.id, state: source.state })
    .update({
      state: reading.state,
      failures: reading.failures,
      last: JSON.stringify(reading.last),
      last_tried_at: tx.fn.now(),
      next_at: tx.raw(`now() + ? * interval '1 millisecond'`, [reading.waitMs]),
      ...(tags ? { etag: tags.etag, last_modified: tags.lastModified, last_ok_at: tx.fn.now() } : {}),
    });
  return changed === 1;
}

/** Whether PostgreSQL refused an address because the station reads it already. */
function isThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}

function columnsOf({ leadSource, column, intervalMinutes, mapping, sealed, ...plain }: SourceChange): object {
  return {
    ...plain,
    lead_source: leadSource,
    column_id: column,
    interval_minutes: intervalMinutes,
    mapping: mapping === null ? null : JSON.stringify(mapping),
    ...(sealed === undefined ? {} : { credential: sealed }),
  };
}

function seen(row: Row): KeptSource {
  const { id, station, name, kind, url, rights, owner, state, failures, version } = row;
  return {
    ...{ id, station, name, kind, url, rights, owner, state, failures, version },
    // Both written by the functions above from what the contract had parsed.
    mapping: (row.mapping === null ? null : fromJsonb(row.mapping)) as JsonMapping | null,
    last: (row.last === null ? null : fromJsonb(row.last)) as ReadingResult | null,
    leadSource: row.lead_source as KeptSource['leadSource'],
    column: row.column_id,
    intervalMinutes: row.interval_minutes,
    hasCredential: row.credential !== null,
    lastTriedAt: row.last_tried_at?.toISOString() ?? null,
    lastOkAt: row.last_ok_at?.toISOString() ?? null,
    nextAt: state === 'paused' ? null : row.next_at.toISOString(),
  };
}

const readable = (row: Row): ReadableSource => ({
  ...seen(row),
  sealed: row.credential,
  etag: row.etag,
  lastModified: row.last_modified,
});

/** Sources as use cases are handed them. */
export const sourceStore = { list, byId, toRead, claimDue, insert, change, move, noteReading, isThere } as const;

/** Sources as use cases are handed them. */
export type SourceStore = typeof sourceStore;
