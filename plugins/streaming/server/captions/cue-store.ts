import type { Database, Tx } from '@hearth/cms/platform';
import type { Cue } from '../../contract';
import type { WordsOnRecord } from './words-memory';
import { trackStore } from './track-store';

/** A broadcast of a room. */
export type KeptBroadcast = { readonly id: string; readonly beganAt: Date; readonly endedAt: Date | null };

/** A cue about to be kept. */
export type NewCue = Omit<Cue, 'at' | 'version' | 'removed'> & {
  readonly station: string;
  readonly authorId: string | null;
  readonly outerId: string | null;
};

/** Who changes a cue. */
export type Changing = { readonly name: string; readonly id: string | null };

type Row = Omit<Cue, 'start' | 'end' | 'at'> & { readonly start: string; readonly end: string; readonly at: Date };

const COLUMNS = [
  ...['id', 'broadcast', 'track', 'start_ms as start', 'end_ms as end', 'text', 'source', 'machine', 'author', 'at'],
  ...['version', 'removed'],
];
const PAGE = 200;

/** Keeps cues, and what each was before it was changed. Rooms are looked up by their stations first. */
export const cueStore = {
  broadcasts: async (database: Database, room: string): Promise<readonly KeptBroadcast[]> =>
    database
      .read('streaming_broadcast')
      .where({ room })
      .orderBy('began_at', 'desc')
      .limit(20)
      .select<KeptBroadcast[]>('id', 'began_at as beganAt', 'ended_at as endedAt'),
  broadcast: async (on: Database['read'] | Tx, room: string, id: string): Promise<KeptBroadcast | undefined> =>
    on('streaming_broadcast')
      .where({ room, id })
      .first<KeptBroadcast | undefined>('id', 'began_at as beganAt', 'ended_at as endedAt'),
  /** The newest of all languages. */
  newest: async (database: Database, broadcast: string, before: number | undefined): Promise<readonly Cue[]> => {
    const rows = cues(database.read).where({ broadcast }).orderBy('start_ms', 'desc').orderBy('id', 'desc').limit(PAGE);
    if (before !== undefined) void rows.where('start_ms', '<', before);
    return (await rows).map(cueOf);
  },
  ofTrack: async (on: Database['read'] | Tx, broadcast: string, track: string): Promise<readonly Cue[]> =>
    (await cues(on).where({ broadcast, track, removed: false }).orderBy(['start_ms', 'id'])).map(cueOf),
  outerOf: async (tx: Tx, id: string): Promise<string | undefined> =>
    (await tx('streaming_cue').where({ id }).first<{ outer: string | null } | undefined>('outer_id as outer'))?.outer ??
    undefined,
  /** Whose broadcast it is. */
  whereIs: async (
    on: Database['read'] | Tx,
    id: string,
  ): Promise<{ readonly room: string; readonly station: string; readonly beganAt: Date } | undefined> =>
    on('streaming_broadcast')
      .where({ id })
      .first<{ room: string; station: string; beganAt: Date } | undefined>('room', 'station', 'began_at as beganAt'),
  /** Broadcasts that go on, with the tracks that recognisers write. */
  toListen: async (database: Database) =>
    database
      .read('streaming_caption_track as t')
      .join('streaming_broadcast as b', 'b.room', 't.room')
      .join('streaming_room as r', 'r.id', 't.room')
      .where({ 't.kind': 'recognised', 't.removed': false })
      .whereNull('b.ended_at')
      .select<
        {
          room: string;
          station: string;
          broadcast: string;
          playback: string;
          id: string;
          language: string;
          driver: string;
        }[]
      >('t.room', 't.station', 'b.id as broadcast', 'r.playback_id as playback', 't.id', 't.language', 't.driver'),
  /** With what was taken back. */
  all: async (on: Database['read'] | Tx, broadcast: string, track: string): Promise<readonly Cue[]> =>
    (await cues(on).where({ broadcast, track }).orderBy(['start_ms', 'id'])).map(cueOf),
  stationOf: async (on: Database['read'] | Tx, id: string): Promise<string | undefined> =>
    (await on('streaming_cue').where({ id }).first<{ station: string } | undefined>('station'))?.station,
  /** All that viewers of a broadcast may read; nothing where nobody has such a broadcast. */
  onRecord: async (database: Database, broadcast: string): Promise<WordsOnRecord | undefined> => {
    const found = await database
      .read('streaming_broadcast')
      .where({ id: broadcast })
      .first<{ room: string } | undefined>('room');
    if (!found) return undefined;
    const [tracks, settings, rows] = await Promise.all([
      trackStore.list(database.read, found.room),
      trackStore.settings(database.read, found.room),
      cues(database.read).where({ broadcast }),
    ]);
    const { delaySeconds, networkMs } = settings;
    return { room: found.room, delaySeconds, networkMs, tracks, cues: rows.map(cueOf) };
  },
  /** The cue, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, room: string, id: string): Promise<Cue | undefined> => {
    const row = await cues(tx)
      .where({ id })
      .whereIn('broadcast', tx('streaming_broadcast').where({ room }).select('id'))
      .forUpdate()
      .first();
    return row && cueOf(row);
  },
  /** By what a machine calls it. */
  holdOuter: async (
    tx: Tx,
    { broadcast, track }: Pick<Cue, 'broadcast' | 'track'>,
    outerId: string,
  ): Promise<Cue | undefined> => {
    const row = await cues(tx).where({ broadcast, track, outer_id: outerId }).forUpdate().first();
    return row && cueOf(row);
  },
  /** Writes it, unless it was written before; the cue as it is kept is given. */
  insert: async (tx: Tx, cue: NewCue): Promise<{ readonly cue: Cue; readonly isNew: boolean } | undefined> => {
    const { start, end, authorId, outerId, ...rest } = cue;
    const row = { ...rest, start_ms: start, end_ms: end, author_id: authorId, outer_id: outerId };
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
      tx('streaming_cue').insert(row),
    ]);
    const { id, broadcast, track } = cue;
    const kept =
      rowCount === 0 && outerId !== null
        ? await cueStore.holdOuter(tx, cue, outerId)
        : await cues(tx)
            .where({ id, broadcast, track })
            .first()
            .then((found) => found && cueOf(found));
    return kept && { cue: kept, isNew: rowCount === 1 };
  },
  /** Changes a cue that is held; what it was goes on record. */
  change: async (
    tx: Tx,
    cue: Cue,
    { by, ...patch }: Partial<Pick<Cue, 'text' | 'start' | 'end' | 'removed' | 'machine'>> & { readonly by: Changing },
  ): Promise<Cue> => {
    const { start, end, text, removed, version, id } = cue;
    const { station } = await tx('streaming_cue').where({ id }).first<{ station: string }>('station');
    const before = { cue: id, version, station, start_ms: start, end_ms: end, text, removed };
    await tx('streaming_cue_edit').insert({ ...before, changed_by: by.name, changed_by_id: by.id });
    const next: Cue = { ...cue, ...patch, author: by.name, version: version + 1 };
    await tx('streaming_cue')
      .where({ id })
      .update({
        ...{ text: next.text, start_ms: next.start, end_ms: next.end, removed: next.removed, machine: next.machine },
        ...{ author: by.name, author_id: by.id, version: next.version },
      });
    return next;
  },
} as const;

/** How cues are kept. */
export type CueStore = typeof cueStore;

const cues = (on: Database['read'] | Tx) => on('streaming_cue').select<Row[]>(COLUMNS);

const cueOf = ({ start, end, at, ...cue }: Row): Cue => ({
  ...cue,
  start: Number(start),
  end: Number(end),
  at: at.getTime(),
});
