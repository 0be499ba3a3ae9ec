import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { LiveEvent, RoomEntry } from '../../contract';

/** What is written down: what a driver told, or what the house did. */
export type NotedEvent = Omit<LiveEvent, 'type' | 'ref'> & { readonly type: string };

type In = { readonly room: string; readonly station: string };

/** Keeps what drivers told, and the broadcasts that came of it. */
export const roomLogStore = {
  /** False when the same was told before. */
  note: async (tx: Tx, { room, station }: In, event: NotedEvent): Promise<boolean> => {
    const { id, driver, type, at, data } = event;
    const row = { id, driver, room, station, type, at, data: JSON.stringify(data) };
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
      tx('streaming_event').insert(row),
    ]);
    return rowCount === 1;
  },
  entries: async (database: Database, room: string, before: string | undefined): Promise<readonly RoomEntry[]> => {
    const rows = database
      .read('streaming_event')
      .where({ room })
      .orderBy('at', 'desc')
      .limit(100)
      .select<(Omit<RoomEntry, 'at' | 'data'> & { at: Date; data: unknown })[]>('id', 'type', 'at', 'data');
    if (before !== undefined) void rows.where('at', '<', new Date(before));
    return (await rows).map((row) => ({
      ...row,
      at: row.at.toISOString(),
      // As this store wrote it.
      data: fromJsonb(row.data) as RoomEntry['data'],
    }));
  },
  begin: async (
    tx: Tx,
    { room, station }: In,
    broadcast: { readonly id: string; readonly at: Date },
  ): Promise<void> => {
    await tx('streaming_broadcast').insert({ id: broadcast.id, room, station, began_at: broadcast.at });
  },
  end: async (tx: Tx, { room }: In, at: Date): Promise<void> => {
    await tx('streaming_broadcast')
      .where({ room })
      .whereNull('ended_at')
      .update({ ended_at: tx.raw('greatest(began_at, ?)', [at]) });
  },
} as const;

/** How the log of rooms is kept. */
export type RoomLogStore = typeof roomLogStore;
