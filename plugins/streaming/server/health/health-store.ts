import { fromJsonb, type Database } from '@hearth/cms/platform';
import type { Encoder, HealthSample } from '../../contract';
import { HEALTH_MINUTES } from '../../contract';

/** A sample with the encoder that it is of. */
export type NewSample = Omit<HealthSample, 'at'> & {
  readonly room: string;
  readonly at: Date;
  readonly hears: boolean;
  readonly encoder: Encoder;
};

/** What is known of a room's last minutes. */
export type KeptHealth = {
  readonly samples: readonly HealthSample[];
  readonly encoder: Encoder | undefined;
  readonly hears: boolean;
};

type Row = Omit<HealthSample, 'at' | 'keySeconds'> & { readonly at: Date; readonly key_seconds: number };

/** Keeps the measures of encoders in the table `streaming_health`, for ten minutes. */
export const healthStore = {
  /** All rooms of a round at once. A room that is gone meanwhile is left out. */
  add: async (database: Database, samples: readonly NewSample[]): Promise<void> => {
    const rows = samples.map(({ keySeconds, ...sample }) => ({ ...sample, key_seconds: keySeconds }));
    await database.read.raw(
      `INSERT INTO streaming_health (room, station, at, state, kilobits, frames, key_seconds, lost, level, peak, hears, encoder)
       SELECT s.room, r.station, s.at, s.state, s.kilobits, s.frames, s.key_seconds, s.lost, s.level, s.peak, s.hears, s.encoder
       FROM jsonb_to_recordset(?::jsonb) AS s (room uuid, at timestamptz, state text, kilobits int, frames real, key_seconds real,
         lost int, level real, peak real, hears boolean, encoder jsonb)
       JOIN streaming_room r ON r.id = s.room ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  },
  /** The samples after a moment, oldest first, and whose they are. */
  of: async (database: Database, room: string, after: Date): Promise<KeptHealth> => {
    const rows = await database
      .read('streaming_health')
      .where({ room })
      .where('at', '>', after)
      .orderBy('at')
      .select<(Row & { encoder: unknown; hears: boolean })[]>(
        ...['at', 'state', 'kilobits', 'frames', 'key_seconds', 'lost', 'level', 'peak', 'hears', 'encoder'],
      );
    const last = rows.at(-1);
    return {
      samples: rows.map(sampleOf),
      // As this store wrote it.
      encoder: last && (fromJsonb(last.encoder) as Encoder),
      hears: last?.hears ?? true,
    };
  },
  forget: async (database: Database): Promise<void> => {
    await database
      .read('streaming_health')
      .whereRaw(`at < now() - make_interval(mins => ?)`, [HEALTH_MINUTES])
      .delete();
  },
} as const;

/** How measures are kept. */
export type HealthStore = typeof healthStore;

function sampleOf({ at, key_seconds: keySeconds, state, kilobits, frames, lost, level, peak }: Row): HealthSample {
  return { at: at.toISOString(), state, kilobits, frames, keySeconds, lost, level, peak };
}
