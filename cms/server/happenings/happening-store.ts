import type { Knex } from 'knex';
import type { Happening, HappeningState, HappeningWords, OccurrenceChange } from '../../contract';
import type { Tx } from '../../platform';
import { happeningTopics } from './happening-topic-store';

/** An event of the calendar as it is kept; what may happen to it follows from its state. */
export type KeptHappening = Omit<Happening, 'allowedEvents'> & {
  readonly sequence: number;
  readonly importedHash: string | null;
};

/** The span that holds every occurrence. */
export type KeptSpan = { readonly from: number; readonly to: number | null };

/** What is written of an event: by people, or out of a file. */
export type HappeningPatch = Partial<HappeningWords> & {
  readonly state?: HappeningState;
  readonly reason?: string;
  readonly except?: readonly string[];
  readonly sequence?: number;
  readonly importedHash?: string | null;
  readonly span?: KeptSpan;
};

type Row = Record<
  'id' | 'station' | 'uid' | 'title' | 'notes' | 'place' | 'source' | 'zone' | 'starts' | 'reason' | 'author',
  string
> & {
  lat: number | null;
  lon: number | null;
  url: string | null;
  certainty: Happening['certainty'];
  minutes: number;
  all_day: boolean;
  rule: string | null;
  except_at: string[];
  state: HappeningState;
  sequence: number;
  imported_hash: string | null;
  version: number;
};

/** More events than this in one window are not expanded; the page says so. */
const MOST = 2_000;

type Wanted = {
  readonly stations: readonly string[];
  readonly from: Date;
  readonly to: Date;
  readonly text?: string | undefined;
};

/** Events whose span touches a window. */
async function between(read: Knex, { stations, from, to, text }: Wanted): Promise<readonly KeptHappening[]> {
  const query = read('happening')
    .whereIn('station', [...stations])
    .where('starts_at', '<', to)
    .where((either) => void either.whereNull('ends_at').orWhere('ends_at', '>=', from))
    .orderBy(['starts_at', 'id'])
    .limit(MOST);
  if (text !== undefined) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    void query.where((either) => void either.whereILike('title', like).orWhereILike('place', like));
  }
  return withChanges(read, await query.select<Row[]>('*'));
}

async function byIds(
  read: Knex,
  stations: readonly string[],
  ids: readonly string[],
): Promise<readonly KeptHappening[]> {
  const rows = await read('happening')
    .whereIn('id', [...ids])
    .whereIn('station', [...stations])
    .select<Row[]>('*');
  return withChanges(read, rows);
}

async function byId(read: Knex, stations: readonly string[], id: string): Promise<KeptHappening | undefined> {
  return (await byIds(read, stations, [id]))[0];
}

async function byUids(read: Knex, station: string, uids: readonly string[]): Promise<readonly KeptHappening[]> {
  const rows = await read('happening')
    .where({ station })
    .whereIn('uid', [...uids])
    .select<Row[]>('*');
  return withChanges(read, rows);
}

/** Everything of some stations that is not over, for files that go out. */
async function current(read: Knex, stations: readonly string[], since: Date): Promise<readonly KeptHappening[]> {
  return between(read, { stations, from: since, to: new Date(Date.UTC(2200, 0)) });
}

type Fresh = HappeningWords & {
  readonly id: string;
  readonly station: string;
  readonly uid: string;
  readonly author: string;
} & Pick<HappeningPatch, 'state' | 'except' | 'sequence' | 'importedHash'> & { readonly span: KeptSpan };

async function insert(tx: Tx, { id, station, uid, author, ...words }: Fresh): Promise<boolean> {
  const rows = (await tx('happening')
    .insert({ id, station, uid, author, ...columnsOf(words) })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** False when somebody changed it first. */
async function patch(tx: Tx, at: Pick<KeptHappening, 'id' | 'version'>, words: HappeningPatch): Promise<boolean> {
  const changed = await tx('happening')
    .where({ id: at.id, version: at.version })
    .update({ ...columnsOf(words), version: at.version + 1 });
  return changed === 1;
}

/** Takes an event away with what was changed of it; false when somebody changed it first. */
async function remove(tx: Tx, { id, version }: Pick<KeptHappening, 'id' | 'version'>): Promise<boolean> {
  if ((await tx('happening').where({ id, version }).forUpdate().first('id')) === undefined) return false;
  await tx('happening_change').where({ happening: id }).delete();
  await tx('happening').where({ id }).delete();
  return true;
}

async function setChange(tx: Tx, happening: string, change: OccurrenceChange): Promise<void> {
  await tx('happening_change')
    .insert({ happening, ...change })
    .onConflict(['happening', 'at'])
    .merge();
}

async function dropChange(tx: Tx, happening: string, at: string): Promise<void> {
  await tx('happening_change').where({ happening, at }).delete();
}

async function setChanges(tx: Tx, happening: string, changes: readonly OccurrenceChange[]): Promise<void> {
  await tx('happening_change').where({ happening }).delete();
  if (changes.length > 0) await tx('happening_change').insert(changes.map((change) => ({ happening, ...change })));
}

async function withChanges(read: Knex, rows: readonly Row[]): Promise<readonly KeptHappening[]> {
  type ChangeRow = OccurrenceChange & { happening: string };
  const changes = await read('happening_change')
    .whereIn(
      'happening',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .select<ChangeRow[]>('*');
  const byHappening = new Map<string, OccurrenceChange[]>();
  for (const { happening, ...change } of changes) {
    byHappening.set(happening, [...(byHappening.get(happening) ?? []), change]);
  }
  return rows.map((row) => keptOf(row, byHappening.get(row.id) ?? []));
}

function columnsOf({ geo, allDay, except, importedHash, span, ...plain }: HappeningPatch): Record<string, unknown> {
  const all = {
    ...plain,
    ...(geo === undefined ? {} : { lat: geo?.lat ?? null, lon: geo?.lon ?? null }),
    all_day: allDay,
    except_at: except && [...except],
    imported_hash: importedHash,
    ...(span ? { starts_at: new Date(span.from), ends_at: span.to === null ? null : new Date(span.to) } : {}),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function keptOf(row: Row, changes: OccurrenceChange[]): KeptHappening {
  const { lat, lon, all_day, except_at, imported_hash, ...plain } = row;
  const { id, station, uid, title, notes, place, source, zone, starts, reason, author, url } = plain;
  const { certainty, minutes, rule, state, sequence, version } = plain;
  return {
    ...{ id, station, uid, title, notes, place, source, zone, starts, reason, author, url },
    ...{ certainty, minutes, rule, state, sequence, version, changes },
    geo: lat === null || lon === null ? null : { lat, lon },
    allDay: all_day,
    except: except_at,
    imported: imported_hash !== null,
    importedHash: imported_hash,
  };
}

/** The calendar as use cases are handed it. */
export const happeningStore = {
  ...{ between, byIds, byId, byUids, current, insert, patch, remove, setChange, dropChange, setChanges },
  ...happeningTopics,
} as const;

/** The calendar as use cases are handed it. */
export type HappeningStore = typeof happeningStore;
