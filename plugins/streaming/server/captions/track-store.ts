import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { AddTrack, CaptionSettings, CaptionTrack } from '../../contract';

/** A track about to be kept. */
export type NewTrack = AddTrack &
  Pick<CaptionTrack, 'id' | 'room' | 'direction' | 'place'> & { readonly station: string };

const COLUMNS = [
  'id',
  'room',
  'language',
  'name',
  'direction',
  'kind',
  'driver',
  'from_track as from',
  'place',
  'version',
];

/** Keeps the languages of rooms, and how their captions are made. Rooms are looked up by their stations first. */
export const trackStore = {
  list: async (on: Database['read'] | Tx, room: string): Promise<readonly CaptionTrack[]> =>
    on('streaming_caption_track')
      .where({ room, removed: false })
      .orderBy(['place', 'id'])
      .select<CaptionTrack[]>(COLUMNS),
  find: async (on: Database['read'] | Tx, room: string, id: string): Promise<CaptionTrack | undefined> =>
    on('streaming_caption_track').where({ room, id, removed: false }).first<CaptionTrack | undefined>(COLUMNS),
  /** Who adds a language to this room waits for whoever does. */
  holdRoom: async (tx: Tx, room: string): Promise<void> => {
    await tx('streaming_room').where({ id: room }).forUpdate().first('id');
  },
  insert: async (tx: Tx, { from, ...track }: NewTrack): Promise<void> => {
    await tx('streaming_caption_track').insert({ ...track, from_track: from });
  },
  /** False when somebody changed it first. */
  change: async (
    tx: Tx,
    { id, version }: Pick<CaptionTrack, 'id' | 'version'>,
    patch: Partial<Pick<CaptionTrack, 'name' | 'place'>>,
  ): Promise<boolean> =>
    (await tx('streaming_caption_track')
      .where({ id, version, removed: false })
      .update({ ...patch, version: version + 1 })) === 1,
  remove: async (tx: Tx, id: string): Promise<void> => {
    await tx('streaming_caption_track')
      .where({ id })
      .update({ removed: true, version: tx.raw('version + 1') });
  },
  settings: async (on: Database['read'] | Tx, room: string): Promise<CaptionSettings> => {
    const row = await on('streaming_caption_room')
      .where({ room })
      .first<(Omit<CaptionSettings, 'phrases'> & { phrases: unknown }) | undefined>(
        'delay_seconds as delaySeconds',
        'network_ms as networkMs',
        'phrases',
        'embedded',
        'version',
      );
    // As this store wrote it.
    return row ? { ...row, phrases: fromJsonb(row.phrases) as string[] } : NOT_SET;
  },
  /** False when somebody set them first. */
  set: async (
    tx: Tx,
    at: { readonly room: string; readonly station: string },
    set: CaptionSettings,
  ): Promise<boolean> => {
    const { version, delaySeconds, networkMs, phrases, embedded } = set;
    const times = { delay_seconds: delaySeconds, network_ms: networkMs };
    const row = { ...times, phrases: JSON.stringify(phrases), embedded, version: version + 1 };
    if (version > 0) return (await tx('streaming_caption_room').where({ room: at.room, version }).update(row)) === 1;
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
      tx('streaming_caption_room').insert({ ...at, ...row }),
    ]);
    return rowCount === 1;
  },
} as const;

const NOT_SET: CaptionSettings = { delaySeconds: 0, networkMs: 0, phrases: [], embedded: null, version: 0 };

/** How tracks are kept. */
export type TrackStore = typeof trackStore;
