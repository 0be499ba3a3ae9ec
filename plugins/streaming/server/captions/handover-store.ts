import type { Database, Tx } from '@hearth/cms/platform';
import type { DriverName } from '../../contract';

/** Words of a broadcast that whoever keeps its recording should have. */
export type Handover = {
  readonly driver: DriverName;
  readonly recording: string;
  readonly room: string;
  readonly station: string;
  readonly broadcast: string;
  readonly track: string;
};

/** How a handover stands. */
export type KeptHandover = { readonly token: string; readonly hash: string; readonly isDone: boolean };

const HOURS = 6;

/** Keeps what was handed over. */
export const handoverStore = {
  /** Recordings of the last day whose driver keeps words of its own, with each language in which something was said. */
  due: async (database: Database): Promise<readonly Handover[]> => {
    const { rows } = await database.read.raw<{ rows: Handover[] }>(
      `SELECT DISTINCT e.driver, e.data->>'recording' AS recording, e.room, e.station, b.id AS broadcast, t.id AS track
       FROM streaming_event e
       JOIN LATERAL (SELECT id FROM streaming_broadcast
         WHERE room = e.room AND began_at <= e.at ORDER BY began_at DESC LIMIT 1) b ON true
       JOIN streaming_caption_track t ON t.room = e.room AND NOT t.removed
       WHERE e.type = 'recording.ready' AND e.driver = 'mux' AND e.data ? 'recording' AND e.at > now() - interval '1 day'
         AND EXISTS (SELECT 1 FROM streaming_cue c WHERE c.broadcast = b.id AND c.track = t.id)`.replace(
        "? 'recording'",
        "\\? 'recording'",
      ),
    );
    return rows;
  },
  /** The handover of these words: under the address it has, or a new one where the words are others. */
  begin: async (
    tx: Tx,
    { driver, recording, track, ...of }: Handover,
    words: { readonly hash: string; readonly token: string },
  ): Promise<KeptHandover> => {
    const which = { driver, recording, track };
    const { rows } = await tx.raw<{ rows: (Omit<KeptHandover, 'isDone'> & { done: boolean })[] }>(
      `INSERT INTO streaming_caption_handover AS h (driver, recording, track, broadcast, station, words_hash, token, good_until)
       VALUES (:driver, :recording, :track, :broadcast, :station, :hash, :token, clock_timestamp() + make_interval(hours => :hours))
       ON CONFLICT (driver, recording, track) DO UPDATE SET
         token = CASE WHEN h.words_hash = excluded.words_hash THEN h.token ELSE excluded.token END,
         done_at = CASE WHEN h.words_hash = excluded.words_hash THEN h.done_at END,
         problem = NULL, words_hash = excluded.words_hash, good_until = excluded.good_until
       RETURNING token, words_hash AS hash, done_at IS NOT NULL AS done`,
      { ...which, broadcast: of.broadcast, station: of.station, ...words, hours: HOURS },
    );
    const [row] = rows;
    return { token: row?.token ?? words.token, hash: words.hash, isDone: row?.done ?? false };
  },
  end: async (database: Database, { token }: Pick<KeptHandover, 'token'>, problem: string | null): Promise<void> => {
    await database
      .read('streaming_caption_handover')
      .where({ token })
      .update({ done_at: database.read.raw('clock_timestamp()'), problem });
  },
  /** What an address stands for, while it is good. */
  byToken: async (
    database: Database,
    token: string,
  ): Promise<(Pick<Handover, 'broadcast' | 'track'> & { readonly room: string }) | undefined> =>
    database
      .read('streaming_caption_handover as h')
      .join('streaming_caption_track as t', 't.id', 'h.track')
      .where('h.token', token)
      .whereRaw('h.good_until > clock_timestamp()')
      .first<(Pick<Handover, 'broadcast' | 'track'> & { readonly room: string }) | undefined>(
        'h.broadcast',
        'h.track',
        't.room',
      ),
} as const;

/** How handovers are kept. */
export type HandoverStore = typeof handoverStore;
