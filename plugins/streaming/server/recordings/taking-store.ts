import type { Database, Tx } from '@hearth/cms/platform';

/** A link by which a film is taken, as it is kept: whoever reads the table opens nothing by it. */
export type Taking = {
  readonly hash: string;
  /** Nothing where a driver hands out what is on no record. */
  readonly recording: string | null;
  readonly ref: string;
  readonly station: string;
  readonly epoch: number;
  readonly person: string | null;
  readonly until: Date;
};

/** What a link opens, if it is still good and the recording is there. */
export type TakenPlace = { readonly ref: string; readonly epoch: number };

/** Keeps links in the table `streaming_taking`. */
export const takingStore = {
  insert: async (tx: Tx, taking: Taking): Promise<void> => {
    await tx('streaming_taking').insert(taking);
  },
  find: async (database: Database, hash: string): Promise<TakenPlace | undefined> =>
    database
      .read('streaming_taking as t')
      .leftJoin('streaming_recording as c', 'c.id', 't.recording')
      .where('t.hash', hash)
      .whereRaw('t.until > clock_timestamp()')
      .whereRaw(`coalesce(c.state, 'ready') NOT IN ('removed', 'gone')`)
      .first<TakenPlace | undefined>('t.ref', 't.epoch'),
  /** Throws away links that have been over for a day. */
  forget: async (tx: Tx): Promise<void> => {
    await tx('streaming_taking').whereRaw(`until < now() - interval '1 day'`).delete();
  },
} as const;

/** How links are kept. */
export type TakingStore = typeof takingStore;
