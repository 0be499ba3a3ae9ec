import type { Knex } from 'knex';
import type { ContentLocale, SwitchMode, SwitchState } from '../../contract';
import type { Tx } from '../../platform';

/** A switch as it is kept. */
export type Switch = {
  readonly id: string;
  readonly station: string;
  readonly mode: SwitchMode;
  readonly column: string | null;
  readonly named: readonly string[];
  readonly reason: string;
  readonly state: SwitchState;
  readonly askedBy: string | null;
  readonly confirmedBy: string | null;
  readonly onAt: Date | null;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly version: number;
};

const COLUMNS: Readonly<Record<keyof Switch, string>> = {
  ...{ id: 'id', station: 'station', mode: 'mode', column: 'column_id', named: 'named', reason: 'reason' },
  ...{ state: 'state', askedBy: 'asked_by', confirmedBy: 'confirmed_by', onAt: 'on_at', endsAt: 'ends_at' },
  ...{ endedAt: 'ended_at', endedBy: 'ended_by', endReason: 'end_reason', version: 'version' },
};

const columnsOf = (given: Partial<Switch>): Record<string, unknown> =>
  Object.fromEntries(
    // Object.entries forgets the keys of Switch, which COLUMNS names all.
    (Object.entries(given) as [keyof Switch, unknown][]).map(([key, value]) => [COLUMNS[key], value]),
  );

function switchOf(found: unknown): Switch {
  // The columns are those of the migration, and nothing but this file writes them.
  const row = found as Record<string, unknown>;
  return Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [key, row[column]])) as Switch;
}

/** Sends that were begun have committed before; none begins until the transaction of the switch ends. */
async function stopSends(tx: Tx): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock(171)');
}

async function insert(tx: Tx, fresh: Omit<Switch, 'version'>): Promise<void> {
  await tx('matrix_switch').insert(columnsOf(fresh));
}

async function change(
  tx: Tx,
  { id, version }: Pick<Switch, 'id' | 'version'>,
  wanted: Partial<Omit<Switch, 'id' | 'version'>>,
): Promise<Switch | undefined> {
  const [row] = (await tx('matrix_switch')
    .where({ id, version })
    .update({ ...columnsOf(wanted), version: version + 1 })
    .returning('*')) as unknown[];
  return row === undefined ? undefined : switchOf(row);
}

async function forUpdate(tx: Tx, id: string): Promise<Switch | undefined> {
  const row: unknown = await tx('matrix_switch').where({ id }).forUpdate().first();
  return row === undefined ? undefined : switchOf(row);
}

async function byId(read: Knex, id: string): Promise<Switch | undefined> {
  const row: unknown = await read('matrix_switch').where({ id }).first();
  return row === undefined ? undefined : switchOf(row);
}

/** Those that are on or asked for first, then the newest. */
async function list(read: Knex, stations: readonly string[]): Promise<readonly Switch[]> {
  const rows = (await read('matrix_switch')
    .whereIn('station', [...stations])
    .orderByRaw(`state IN ('asked', 'on') DESC, created_at DESC, id DESC`)
    .limit(100)) as unknown[];
  return rows.map(switchOf);
}

/** Switches whose time is over, held for a change; rows another node holds are left to it. */
async function over(tx: Tx): Promise<readonly Switch[]> {
  const rows = (await tx('matrix_switch')
    .where({ state: 'on' })
    .whereRaw('ends_at <= clock_timestamp()')
    .limit(20)
    .forUpdate()
    .skipLocked()) as unknown[];
  return rows.map(switchOf);
}

/** A story as switches look at it. */
export type SwitchedStory = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
};

/** The switch that keeps a story from going out now. */
async function stopping(read: Knex, { station, documentId, locale }: SwitchedStory): Promise<Switch | undefined> {
  const { rows } = await read.raw<{ rows: unknown[] }>('SELECT * FROM switch_stopping(?, ?, ?)', [
    station,
    documentId,
    locale,
  ]);
  return rows[0] === undefined ? undefined : switchOf(rows[0]);
}

/** Whether breaking mode sends a story out first, past the hours of accounts. */
async function isBreaking(read: Knex, { station, documentId }: SwitchedStory): Promise<boolean> {
  const row: unknown = await read('matrix_switch')
    .where({ state: 'on', mode: 'breaking' })
    .whereRaw('? = ANY (named)', [documentId])
    .whereRaw('station IN (SELECT stations_above(?))', [station])
    .first('id');
  return row !== undefined;
}

/** The stories that breaking mode names for a station, by itself or with one above it. */
async function breakingNow(read: Knex, station: string): Promise<readonly string[]> {
  const rows = await read('matrix_switch')
    .where({ state: 'on', mode: 'breaking' })
    .whereRaw('station IN (SELECT stations_above(?))', [station])
    .orderBy('on_at', 'desc')
    .select<{ named: string[] }[]>('named');
  return [...new Set(rows.flatMap(({ named }) => named))];
}

/** The stations whose breaking mode names a story. */
async function breakingOn(read: Knex, documentId: string): Promise<readonly string[]> {
  const rows = await read('matrix_switch')
    .where({ state: 'on', mode: 'breaking' })
    .whereRaw('? = ANY (named)', [documentId])
    .select<{ station: string }[]>('station');
  return rows.map(({ station }) => station);
}

/** Whether a station is in mourning, by itself or with all below one above it. */
async function isMourning(read: Knex, station: string): Promise<boolean> {
  const row: unknown = await read('matrix_switch')
    .where({ state: 'on', mode: 'mourning' })
    .whereRaw('station IN (SELECT stations_above(?))', [station])
    .first('id');
  return row !== undefined;
}

/** Titles of manuscripts, for those who read ids. */
async function titles(read: Knex, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read('review_case')
    .whereIn('document_id', [...documentIds])
    .orderBy('locale', 'asc')
    .select<{ document_id: string; title: string }[]>('document_id', 'title');
  return new Map(rows.map(({ document_id, title }) => [document_id, title]));
}

/** How many deliveries wait because of a switch. */
async function stopped(read: Knex, id: string): Promise<number> {
  const { rows } = await read.raw<{ rows: { n: number }[] }>(
    `SELECT count(*)::int AS n FROM delivery d, LATERAL switch_stopping(d.station, d.document_id, d.locale) s
      WHERE s.id = ? AND d.state IN ('planned', 'gated', 'due', 'failed_retryable')`,
    [id],
  );
  return rows[0]?.n ?? 0;
}

/** Switches as use cases are handed them. */
export const switchStore = {
  ...{ stopSends, insert, change, forUpdate, byId, list, over },
  ...{ stopping, isBreaking, isMourning, breakingNow, breakingOn, titles, stopped },
} as const;

/** Switches as use cases are handed them. */
export type SwitchStore = typeof switchStore;
