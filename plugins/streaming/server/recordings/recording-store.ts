import type { Database, Tx } from '@hearth/cms/platform';
import type { DriverName, RecordingKind, RecordingPiece, RecordingState } from '../../contract';
import { recordingOf, RECORDING_COLUMNS, type KeptRecording, type RecordingRow } from './recording-row-store';

/** A recording about to be written down. */
export type NewRecording = {
  readonly id: string;
  readonly station: string;
  readonly room: string;
  readonly broadcast: string | null;
  readonly driver: DriverName;
  readonly ref: string | null;
  readonly playbackId: string | null;
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly title: string;
  readonly beganAt: Date;
  readonly pieces?: readonly RecordingPiece[];
  readonly precise?: boolean;
  readonly madeBy?: string;
};

type Called = { readonly driver: DriverName; readonly ref: string; readonly opId?: string };

/** What a change writes. */
export type RecordingPatch = {
  readonly state?: RecordingState;
  readonly title?: string;
  readonly ref?: string;
  readonly playbackId?: string | null;
  readonly endedAt?: Date;
  readonly seconds?: number;
  readonly bytes?: number;
  readonly lead?: number;
  readonly progress?: number | null;
  readonly problem?: string | null;
  readonly keepUntil?: Date | null;
  readonly keepOwn?: boolean;
  readonly hold?: { readonly reason: string; readonly by: string; readonly at: Date } | null;
  readonly removed?: {
    readonly at: Date;
    readonly by: string | null;
    readonly why: string;
    readonly eraseAfter: Date;
  } | null;
};

/** Keeps recordings in the table `streaming_recording`. Every read for people names the stations that they see. */
export const recordingStore = {
  find: async (database: Database, stations: readonly string[], id: string): Promise<KeptRecording | undefined> => {
    const row = await recordings(database.read)
      .where('c.id', id)
      .whereIn('c.station', [...stations])
      .first();
    return row && recordingOf(row);
  },
  /** The recording, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptRecording | undefined> => {
    const row = await recordings(tx).where('c.id', id).forUpdate('c').first();
    return row && recordingOf(row);
  },
  /** Of one that is ready, whatever station's it is. */
  playbackOf: async (database: Database, id: string): Promise<string | undefined> => {
    type Played = { playback_id: string | null };
    const one = database.read('streaming_recording').where({ id, state: 'ready' });
    return (await one.first<Played | undefined>('playback_id'))?.playback_id ?? undefined;
  },
  /** Who may watch what was recorded in a room, also in one that was removed. */
  guardOf: async (
    database: Database,
    room: string,
  ): Promise<{ readonly signed: boolean; readonly restriction: string | null } | undefined> =>
    database.read('streaming_room').where({ id: room }).first('signed', 'restriction'),
  /** By what its driver calls it, or else by what we called it when we asked for it: its driver can be done with it before it has answered. */
  idOf: async (tx: Tx, { driver, ref, opId = '' }: Called): Promise<{ id: string; room: string } | undefined> =>
    tx('streaming_recording')
      .where({ driver })
      // As text: what Mux has from others can be any word.
      .whereRaw('(ref = ? OR (ref IS NULL AND id::text = ?))', [ref, opId])
      .first<{ id: string; room: string } | undefined>('id', 'room'),
  /** False when it is there already: it is told more than once that a broadcast began. */
  insert: async (tx: Tx, recording: NewRecording): Promise<boolean> => {
    const { playbackId, beganAt, pieces = [], madeBy, precise = false, ...plain } = recording;
    const row = {
      ...plain,
      ...{ playback_id: playbackId, began_at: beganAt, pieces: JSON.stringify(pieces), precise },
      made_by: madeBy ?? null,
    };
    const insert = tx('streaming_recording').insert(row);
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [insert]);
    return rowCount === 1;
  },
  /** False when somebody changed it first. */
  patch: async (
    tx: Tx,
    { id, version }: Pick<KeptRecording, 'id' | 'version'>,
    patch: RecordingPatch,
  ): Promise<boolean> => {
    const change = { ...columnsOf(tx, patch), version: version + 1 };
    return (await tx('streaming_recording').where({ id, version }).update(change)) === 1;
  },
  /** How far a job has come; it changes too often to count as a change. */
  progress: async (database: Database, id: string, progress: number): Promise<void> => {
    await database.read('streaming_recording').where({ id, state: 'preparing' }).update({ progress });
  },
  /** Chosen days of a room count for all that nobody decided about one by one. */
  keepAll: async (tx: Tx, room: string, days: number | null): Promise<void> => {
    const until = days === null ? null : tx.raw(`coalesce(ended_at, made_at) + ? * interval '1 day'`, [days]);
    await tx('streaming_recording')
      .where({ room, keep_own: false })
      .whereNotIn('state', ['recording', 'removed', 'gone'])
      .update({ keep_until: until, version: tx.raw('version + 1') });
  },
} as const;

/** How recordings are kept. */
export type RecordingStore = typeof recordingStore;

function columnsOf(tx: Tx, patch: RecordingPatch): Record<string, unknown> {
  const { state, playbackId, endedAt, keepUntil, keepOwn, hold, removed, ...plain } = patch;
  const said = { playback_id: playbackId, ended_at: endedAt, keep_until: keepUntil, keep_own: keepOwn };
  return {
    ...plain,
    // What was not said stays as it is.
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(hold === undefined ? {} : holdColumns(hold)),
    ...(removed === undefined ? {} : removedColumns(removed)),
    ...(state === undefined ? {} : { state, state_since: tx.raw('clock_timestamp()') }),
  };
}

const NOT_HELD = { reason: null, by: null, at: null };
const NOT_REMOVED = { at: null, by: null, why: null, eraseAfter: null };

function holdColumns(hold: RecordingPatch['hold'] | null): Record<string, unknown> {
  const { reason, by, at } = hold ?? NOT_HELD;
  return { hold_reason: reason, hold_by: by, hold_at: at };
}

function removedColumns(removed: RecordingPatch['removed'] | null): Record<string, unknown> {
  const { at, by, why, eraseAfter } = removed ?? NOT_REMOVED;
  return { removed_at: at, removed_by: by, removed_why: why, erase_after: eraseAfter };
}

/** Recordings with the titles of their rooms, for whoever reads them. */
export function recordings(on: Database['read'] | Tx) {
  return on('streaming_recording as c')
    .join('streaming_room as r', 'r.id', 'c.room')
    .select<RecordingRow[]>(on.raw(RECORDING_COLUMNS));
}
