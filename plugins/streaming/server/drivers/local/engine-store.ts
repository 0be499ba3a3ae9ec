import { fromJsonb, type Database } from '@hearth/cms/platform';
import type { EngineRoom } from './engine-room';

/** What the processes of live video are told, from the database alone. */
export const engineStore = {
  rooms: async (database: Database): Promise<readonly EngineRoom[]> => {
    const { rows } = await database.read.raw<{ rows: (Omit<EngineRoom, 'keys'> & { keys: unknown })[] }>(
      // While the picture is taken away its encoder cannot come, and the broadcast waits for it.
      `SELECT r.id AS room, r.state, r.state_since AS since, r.record, c.room IS NOT NULL AS "isCurtained",
         CASE WHEN c.room IS NULL THEN r.reconnect_seconds ELSE 14400 END AS "reconnectSeconds",
         r.playback_id AS "playbackId", r.kick, b.id AS broadcast, coalesce(k.keys, '[]') AS keys
       FROM streaming_room r
       LEFT JOIN streaming_broadcast b ON b.room = r.id AND b.ended_at IS NULL
       LEFT JOIN streaming_curtain c ON c.room = r.id
       LEFT JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('hash', hash, 'until', extract(epoch FROM good_until) * 1000)) AS keys
         FROM streaming_key WHERE room = r.id AND (good_until IS NULL OR good_until > now())) k ON true
       WHERE r.driver <> 'mux' AND r.state NOT IN ('making', 'removed') ORDER BY r.id`,
    );
    // As the statement above builds them.
    return rows.map((row) => ({ ...row, keys: fromJsonb(row.keys) as EngineRoom['keys'] }));
  },
  /** Whether this node runs the processes of this database; one does, and the next one a few seconds after it is gone. */
  lead: async (database: Database, node: string): Promise<boolean> => {
    const { rows } = await database.read.raw<{ rows: unknown[] }>(
      `INSERT INTO streaming_engine AS e (one, node, until) VALUES (true, ?, clock_timestamp() + interval '6 seconds')
       ON CONFLICT (one) DO UPDATE SET node = excluded.node, until = excluded.until
       WHERE e.node = excluded.node OR e.until < clock_timestamp() RETURNING 1`,
      [node],
    );
    return rows.length === 1;
  },
  leave: async (database: Database, node: string): Promise<void> => {
    await database.read('streaming_engine').where({ node }).delete();
  },
} as const;

/** How the engine reads what should be. */
export type EngineStore = typeof engineStore;
