import type { Tx } from '@hearth/cms/platform';

type Which = { readonly station: string; readonly room: string };

/** Keeps what was taken away in the table `streaming_curtain`. */
export const curtainStore = {
  /** False when the room is not the station's or not of our own processes; one that has fallen stays as it fell. */
  fall: async (tx: Tx, { station, room, reason }: Which & { readonly reason: string }): Promise<boolean> => {
    const found = await tx('streaming_room')
      .where({ id: room, station })
      .whereNot({ driver: 'mux' })
      .whereNotIn('state', ['making', 'removed'])
      .forShare()
      .first<{ id: string } | undefined>('id');
    if (!found) return false;
    await tx('streaming_curtain').insert({ room, station, reason }).onConflict('room').ignore();
    return true;
  },
  lift: async (tx: Tx, { station, room }: Which): Promise<boolean> =>
    (await tx('streaming_curtain').where({ room, station }).delete()) === 1,
} as const;

/** How curtains are kept. */
export type CurtainStore = typeof curtainStore;
