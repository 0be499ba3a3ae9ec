import type { Database } from '@hearth/cms/platform';
import type { DriverName, RecordingKind, RecordingState } from '../../contract';
import { recordingOf, type KeptRecording } from './recording-row-store';
import { recordings } from './recording-store';

/** What narrows the list. */
export type RecordingsWanted = {
  readonly stations: readonly string[];
  readonly room?: string | undefined;
  readonly kind?: RecordingKind | undefined;
  readonly state?: RecordingState | undefined;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly before?: string | undefined;
};

const PAGE = 50;
/** Why something went that nobody was meant to see: it is no news to anybody. */
export const UNSEEN = ['not recorded', 'empty'] as const;

/** Lists of recordings, for people and for what is due. */
export const recordingLists = {
  page: async (
    database: Database,
    wanted: RecordingsWanted,
  ): Promise<{ readonly recordings: readonly KeptRecording[]; readonly more: boolean }> => {
    const rows = recordings(database.read)
      .whereIn('c.station', [...wanted.stations])
      .whereRaw('coalesce(c.removed_why, ?) NOT IN (?, ?)', ['', ...UNSEEN])
      .orderBy([
        { column: 'c.began_at', order: 'desc' },
        { column: 'c.id', order: 'desc' },
      ])
      .limit(PAGE + 1);
    if (wanted.room !== undefined) void rows.where('c.room', wanted.room);
    if (wanted.kind !== undefined) void rows.where('c.kind', wanted.kind);
    if (wanted.state === undefined) void rows.whereNotIn('c.state', ['removed', 'gone']);
    else void rows.where('c.state', wanted.state);
    if (wanted.text) void rows.whereRaw('strpos(lower(c.title || r.title), lower(?)) > 0', [wanted.text]);
    if (wanted.from !== undefined) void rows.where('c.began_at', '>=', new Date(wanted.from));
    if (wanted.until !== undefined) void rows.where('c.began_at', '<', new Date(wanted.until));
    if (wanted.before !== undefined) void rows.where('c.began_at', '<', new Date(wanted.before));
    const found = (await rows).map(recordingOf);
    return { recordings: found.slice(0, PAGE), more: found.length > PAGE };
  },
  /** What the clock removes now. */
  due: async (database: Database, now: Date): Promise<readonly KeptRecording[]> =>
    (
      await recordings(database.read)
        .whereIn('c.state', ['ready', 'errored'])
        .whereNull('c.hold_reason')
        .where('c.keep_until', '<=', now)
        .orderBy('c.keep_until')
        .limit(200)
    ).map(recordingOf),
  /** What was removed and can no longer be taken back. */
  toErase: async (database: Database, now: Date): Promise<readonly KeptRecording[]> =>
    (
      await recordings(database.read)
        .where('c.state', 'removed')
        .where('c.erase_after', '<=', now)
        .orderBy('c.erase_after')
        .limit(200)
    ).map(recordingOf),
  /** What somebody began to make, and died over. */
  stuck: async (database: Database): Promise<readonly KeptRecording[]> =>
    (
      await recordings(database.read)
        .where('c.state', 'preparing')
        // How cuts at Mux stand is told when they are asked for again; broadcasts are told of by themselves.
        .whereRaw(`(c.driver <> 'mux' OR c.kind <> 'whole')`)
        .whereRaw(`c.state_since < now() - interval '2 minutes'`)
        .limit(100)
    ).map(recordingOf),
  /** Rooms at a driver whose recordings may have changed without a word: those that were on air lately. */
  lately: (database: Database, driver: DriverName): Promise<{ id: string; ref: string }[]> =>
    database
      .read('streaming_room as r')
      .where({ driver })
      .whereNotNull('ref')
      .whereRaw(
        `EXISTS (SELECT 1 FROM streaming_broadcast b WHERE b.room = r.id AND coalesce(b.ended_at, now()) > now() - interval '2 days')`,
      )
      .limit(100)
      .select<{ id: string; ref: string }[]>('id', 'ref'),
  /** What goes next, and all that there is, of recordings on our own disk. */
  next: async (
    database: Database,
    stations: readonly string[],
  ): Promise<{ readonly next: readonly KeptRecording[]; readonly count: number; readonly bytes: number }> => {
    const own = recordings(database.read)
      .whereIn('c.station', [...stations])
      .whereIn('c.state', ['ready', 'errored'])
      .whereNot('c.driver', 'mux')
      .whereNull('c.hold_reason')
      .whereNotNull('c.keep_until')
      .orderBy('c.keep_until')
      .limit(5);
    const sums = database
      .read('streaming_recording')
      .whereIn('station', [...stations])
      .whereNot({ driver: 'mux' })
      // One that grows has no size yet.
      .whereNotIn('state', ['gone', 'recording'])
      .first<{ count: string; bytes: string | null } | undefined>(
        database.read.raw('count(*) AS count, sum(bytes) AS bytes'),
      );
    const [next, sum] = [(await own).map(recordingOf), await sums];
    return { next, count: Number(sum?.count ?? 0), bytes: Number(sum?.bytes ?? 0) };
  },
} as const;

/** How recordings are listed. */
export type RecordingLists = typeof recordingLists;
