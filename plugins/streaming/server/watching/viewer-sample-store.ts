import type { Database } from '@hearth/cms/platform';
import type { DriverName } from '../../contract';

/** A broadcast that goes on, and the moment of which nobody has written yet how many watched. */
export type Due = {
  readonly broadcast: string;
  readonly station: string;
  readonly driver: DriverName;
  readonly ref: string;
  readonly at: Date;
};

/** The curve of a broadcast. */
export type Curve = {
  readonly since: Date;
  readonly peak: number;
  readonly peakAt: Date | null;
  readonly samples: readonly { readonly at: Date; readonly viewers: number }[];
};

const STEP = `interval '15 seconds'`;
/** As many points as a curve on a page can show. */
const MOST_POINTS = 240;

/** Keeps how many watched a broadcast in `streaming_viewer_sample`. */
export const viewerSampleStore = {
  due: async (read: Database['read']): Promise<readonly Due[]> => {
    const { rows } = await read.raw<{ rows: Due[] }>(
      `WITH now AS (SELECT date_bin(${STEP}, clock_timestamp(), 'epoch') AS at)
       SELECT b.id AS broadcast, r.station, r.driver, r.ref, now.at
       FROM streaming_broadcast b JOIN streaming_room r ON r.id = b.room CROSS JOIN now
       WHERE b.ended_at IS NULL AND r.ref IS NOT NULL
         AND NOT EXISTS (SELECT FROM streaming_viewer_sample s WHERE s.broadcast = b.id AND s.at = now.at)
       ORDER BY b.id`,
    );
    return rows;
  },
  /** The first node's number is kept. */
  keep: async (read: Database['read'], { broadcast, station, at }: Due, viewers: number): Promise<void> => {
    await read('streaming_viewer_sample')
      .insert({ broadcast, station, at, viewers })
      .onConflict(['broadcast', 'at'])
      .ignore();
  },
  /** Of the broadcast that goes on in a room, or was last; of a long one only the highest of each stretch. */
  latest: async (read: Database['read'], room: string): Promise<Curve | undefined> => {
    const broadcast = await read('streaming_broadcast')
      .where({ room })
      .orderBy('began_at', 'desc')
      .first<{ id: string; since: Date; ended: Date | null } | undefined>(
        'id',
        'began_at as since',
        'ended_at as ended',
      );
    if (!broadcast) return undefined;
    const { id, since, ended } = broadcast;
    const highest = await read('streaming_viewer_sample')
      .where({ broadcast: id })
      .orderBy([{ column: 'viewers', order: 'desc' }, 'at'])
      .first<{ at: Date; viewers: number } | undefined>('at', 'viewers');
    const { rows } = await read.raw<{ rows: { at: Date; viewers: number }[] }>(
      `SELECT date_bin(${STEP} * greatest(1, ceil(extract(epoch FROM coalesce(?::timestamptz, clock_timestamp()) - ?::timestamptz) / 15 / ?))::float8,
                at, 'epoch') AS at, max(viewers) AS viewers
       FROM streaming_viewer_sample WHERE broadcast = ? GROUP BY 1 ORDER BY 1`,
      [ended, since, MOST_POINTS, id],
    );
    return { since, peak: highest?.viewers ?? 0, peakAt: highest?.at ?? null, samples: rows };
  },
} as const;

/** How curves are kept. */
export type ViewerSampleStore = typeof viewerSampleStore;
