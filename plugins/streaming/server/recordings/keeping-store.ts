import type { Database, Tx } from '@hearth/cms/platform';

/** How long a room keeps its recordings; `null` days are for ever. */
export type KeptDays = { readonly days: number | null };

/** Keeps in `streaming_keeping` how long rooms keep recordings; a room without a row does as its host. */
export const keepingStore = {
  of: async (on: Database['read'] | Tx, room: string): Promise<KeptDays | undefined> =>
    on('streaming_keeping').where({ room }).first<KeptDays | undefined>('days'),
  write: async (
    tx: Tx,
    { room, station, days, by }: KeptDays & { readonly room: string; readonly station: string; readonly by: string },
  ): Promise<void> => {
    const row = { room, station, days, changed_by: by, changed_at: tx.fn.now() };
    await tx('streaming_keeping').insert(row).onConflict('room').merge();
  },
  forget: async (tx: Tx, room: string): Promise<void> => {
    await tx('streaming_keeping').where({ room }).delete();
  },
} as const;

/** How keeping is kept. */
export type KeepingStore = typeof keepingStore;
