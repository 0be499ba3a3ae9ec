import type { Database, Tx } from '@hearth/cms/platform';

/** A room's slate as it is kept. */
export type KeptSlate = {
  readonly shown: boolean;
  readonly afterSeconds: number;
  readonly hash: string | null;
  readonly version: number;
};

/** A slate that a broadcast of now may need. */
export type WantedSlate = Pick<KeptSlate, 'afterSeconds' | 'hash'> & {
  readonly room: string;
  readonly station: string;
};

type SlateChange = {
  readonly room: string;
  readonly station: string;
  readonly shown: boolean;
  readonly afterSeconds: number;
  readonly changedBy: string;
  /** Undefined leaves it as it is. */
  readonly picture: { readonly bytes: Buffer; readonly hash: string } | null | undefined;
};

/** What a room has whose people have said nothing. */
export const USUAL_SLATE: KeptSlate = { shown: true, afterSeconds: 3, hash: null, version: 0 };

/** Keeps slates in the table `streaming_slate`. Whoever reads for people has found the room among what they see before. */
export const slateStore = {
  find: async (database: Database, room: string): Promise<KeptSlate> =>
    (await database
      .read('streaming_slate')
      .where({ room })
      .first<KeptSlate | undefined>('shown', { afterSeconds: 'after_seconds' }, 'hash', 'version')) ?? USUAL_SLATE,
  picture: async (database: Database, room: string): Promise<Buffer | undefined> =>
    (await database.read('streaming_slate').where({ room }).first<{ picture: Buffer | null } | undefined>('picture'))
      ?.picture ?? undefined,
  /** False when somebody changed it first; version 0 is that of a room without a row. */
  change: async (tx: Tx, version: number, { picture, changedBy, afterSeconds, ...rest }: SlateChange) => {
    const { room, station, shown } = rest;
    const changed = { shown, after_seconds: afterSeconds, changed_by: changedBy, version: version + 1 };
    const drawn = picture === undefined ? {} : { picture: picture?.bytes ?? null, hash: picture?.hash ?? null };
    if (version > 0)
      return (
        (await tx('streaming_slate')
          .where({ room, version })
          .update({ ...changed, ...drawn })) === 1
      );
    const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
      tx('streaming_slate').insert({ room, station, ...changed, ...drawn }),
    ]);
    return rowCount === 1;
  },
  /** Of every room that is on air and is to have one. */
  wanted: async (database: Database): Promise<readonly WantedSlate[]> => {
    const { rows } = await database.read.raw<{ rows: WantedSlate[] }>(
      // A picture that was taken away is covered at once, also where no slate is wanted otherwise.
      `SELECT r.id AS room, r.station, s.hash,
         CASE WHEN c.room IS NULL THEN coalesce(s.after_seconds, ?) ELSE 1 END AS "afterSeconds"
       FROM streaming_broadcast b JOIN streaming_room r ON r.id = b.room LEFT JOIN streaming_slate s ON s.room = r.id
       LEFT JOIN streaming_curtain c ON c.room = r.id
       WHERE b.ended_at IS NULL AND r.driver <> 'mux' AND NOT r.audio_only
         AND (coalesce(s.shown, true) OR c.room IS NOT NULL)`,
      [USUAL_SLATE.afterSeconds],
    );
    return rows;
  },
} as const;

/** How slates are kept. */
export type SlateStore = typeof slateStore;
