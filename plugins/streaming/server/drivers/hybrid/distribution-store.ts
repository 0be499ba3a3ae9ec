import type { Database, Tx } from '@hearth/cms/platform';
import type { RoomState, StreamSpec } from '../../../contract';

/** A hybrid room as Mux has to know it. */
export type Distributed = Omit<StreamSpec, 'opId'> & {
  readonly room: string;
  readonly station: string;
  readonly state: RoomState;
  readonly madeBy: string;
  /** The stream at Mux, once it is made. */
  readonly muxRef: string | null;
};

const COLUMNS = `id AS room, station, state, made_by AS "madeBy", mux_ref AS "muxRef", title, latency, signed, record, test,
  reconnect_seconds AS "reconnectSeconds", audio_only AS "audioOnly"`;

/** Keeps what hybrid rooms are at Mux. */
export const distributionStore = {
  find: async (database: Database, room: string): Promise<Distributed | undefined> =>
    database
      .read('streaming_room')
      .where({ id: room, driver: 'hybrid' })
      .first<Distributed | undefined>(database.read.raw(COLUMNS)),
  /** What Mux calls a room, and what viewers are told of it there. */
  muxOf: async (
    database: Database,
    by: { readonly id: string } | { readonly playback_id: string },
  ): Promise<{ readonly ref: string; readonly playbackId: string } | undefined> =>
    database
      .read('streaming_room')
      .where({ ...by, driver: 'hybrid' })
      .whereNotNull('mux_ref')
      .first<{ ref: string; playbackId: string } | undefined>('mux_ref as ref', 'mux_playback_id as playbackId'),
  /** The first stream that is told of stays; false when there is one. */
  keepStream: async (
    database: Database,
    room: string,
    { ref, playbackId }: { readonly ref: string; readonly playbackId: string },
  ): Promise<boolean> =>
    (await database
      .read('streaming_room')
      .where({ id: room, driver: 'hybrid' })
      .whereNull('mux_ref')
      .update({ mux_ref: ref, mux_playback_id: playbackId })) === 1,
  /** Of a stream that is gone; the copy that fed it goes with it. */
  forgetStream: async (tx: Tx, room: string): Promise<void> => {
    await tx('streaming_room').where({ id: room }).update({ mux_ref: null, mux_playback_id: null });
    await tx('streaming_target').where({ room, purpose: 'distribution' }).delete();
  },
  /** Rooms of which something is still to be done at Mux, or that it does not let in any more. */
  unsettled: async (database: Database): Promise<readonly string[]> => {
    const rows = await database
      .read('streaming_room as r')
      .leftJoin('streaming_target as t', (join) => {
        join.on('t.room', 'r.id').andOnVal('t.purpose', 'distribution');
      })
      .where('r.driver', 'hybrid')
      .whereRaw(
        `CASE WHEN r.state = 'removed' THEN r.mux_ref IS NOT NULL
              WHEN r.state = 'making' THEN false
              ELSE r.mux_ref IS NULL OR t.id IS NULL OR t.state IN ('fatal', 'off') END`,
      )
      .orderBy('r.id')
      .limit(20)
      .select<{ id: string }[]>('r.id');
    return rows.map(({ id }) => id);
  },
} as const;

/** How what hybrid rooms are at Mux is kept. */
export type DistributionStore = typeof distributionStore;
