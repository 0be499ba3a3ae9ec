import type { Database, Tx } from '@hearth/cms/platform';

/** Keeps the keys of encoders, as hashes, in `streaming_key`. */
export const keyStore = {
  /** A new key for the room: the one before ends now, or stays good for so many seconds. False when there is no such room. */
  replace: async (tx: Tx, room: string, { hash, overlapSeconds }: NewKey): Promise<boolean> => {
    const [kept] = await tx('streaming_room').where({ id: room }).forUpdate().select<{ station: string }[]>('station');
    if (!kept) return false;
    const old = tx('streaming_key').where({ room });
    if (overlapSeconds > 0) {
      const until = tx.raw(`clock_timestamp() + ? * interval '1 second'`, [overlapSeconds]);
      await old.whereNull('good_until').update({ good_until: until });
    } else {
      await old.delete();
      await tx('streaming_room').where({ id: room }).increment('kick');
    }
    await tx('streaming_key').insert({ room, station: kept.station, hash });
    return true;
  },
  forget: async (database: Database, room: string): Promise<void> => {
    await database.read('streaming_key').where({ room }).delete();
  },
} as const;

type NewKey = { readonly hash: string; readonly overlapSeconds: number };

/** How keys are kept. */
export type KeyStore = typeof keyStore;
