import type { Knex } from 'knex';
import type { CalendarImport } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { KeptHappening } from './happening-store';

/** A file that was taken, as it is kept; what may be done with it follows from its state. */
export type KeptImport = Omit<CalendarImport, 'allowedEvents'>;

/** What a file did to one event. */
export type ImportedEvent = {
  readonly happening: string;
  readonly title: string;
  /** The event as it was; nothing where the file added it. */
  readonly before: KeptHappening | null;
  /** The version that the file left behind: one that is newer was touched since. */
  readonly version: number;
};

/** After a quarter nobody takes a file back, and what it holds of the past goes. */
export const IMPORT_DAYS = 90;

const MOST_LISTED = 20;

type Row = Pick<KeptImport, 'id' | 'station' | 'person' | 'state' | 'version'> & {
  taken_at: Date;
  added: number;
  changed: number;
};

type New = Pick<KeptImport, 'id' | 'station' | 'person'> & { readonly events: readonly ImportedEvent[] };

async function note(tx: Tx, { id, station, person, events }: New): Promise<void> {
  const old = tx.raw('now() - make_interval(days => ?)', [IMPORT_DAYS]);
  await tx('calendar_import').where({ station }).where('taken_at', '<', old).delete();
  await tx('calendar_import').insert({ id, station, person });
  await tx.batchInsert(
    'calendar_import_line',
    events.map(({ before, ...event }) => ({ import: id, station, ...event, before: before && JSON.stringify(before) })),
  );
}

const COUNTED = `i.*,
  (SELECT count(*)::integer FROM calendar_import_line l WHERE l.import = i.id AND l.before IS NULL) AS added,
  (SELECT count(*)::integer FROM calendar_import_line l WHERE l.import = i.id AND l.before IS NOT NULL) AS changed`;

async function last(read: Knex, stations: readonly string[]): Promise<readonly KeptImport[]> {
  const rows = await read('calendar_import as i')
    .whereIn('i.station', [...stations])
    .orderBy([{ column: 'i.taken_at', order: 'desc' }, 'i.id'])
    .limit(MOST_LISTED)
    .select<Row[]>(read.raw(COUNTED));
  return rows.map(keptOf);
}

async function importById(read: Knex, stations: readonly string[], id: string): Promise<KeptImport | undefined> {
  const query = read('calendar_import as i')
    .where('i.id', id)
    .whereIn('i.station', [...stations]);
  const [row] = await query.select<Row[]>(read.raw(COUNTED));
  return row && keptOf(row);
}

async function events(read: Knex, id: string): Promise<readonly ImportedEvent[]> {
  const rows = await read('calendar_import_line')
    .where({ import: id })
    .orderBy('happening')
    .select<ImportedEvent[]>('happening', 'title', 'before', 'version');
  // Only `note` writes it.
  return rows.map((row) => ({ ...row, before: fromJsonb(row.before) as KeptHappening | null }));
}

/** False when somebody was first. */
async function moveImport(tx: Tx, { id, version }: KeptImport, state: KeptImport['state']): Promise<boolean> {
  const moved = await tx('calendar_import')
    .where({ id, version })
    .update({ state, version: version + 1 });
  return moved === 1;
}

function keptOf({ id, station, person, state, version, added, changed, taken_at }: Row): KeptImport {
  return { id, station, person, state, version, added, changed, takenAt: taken_at.toISOString() };
}

/** Files that were taken, as use cases are handed them. */
export const calendarImports = { note, last, byId: importById, events, move: moveImport } as const;

/** Files that were taken, as use cases are handed them. */
export type CalendarImports = typeof calendarImports;
