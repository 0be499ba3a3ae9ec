import type { Knex } from 'knex';

/** How encoders did in the last ten minutes, so that every node can show it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Measures that nobody misses after a crash: no write-ahead log for them.
    CREATE UNLOGGED TABLE streaming_health (
      room uuid NOT NULL REFERENCES streaming_room ON DELETE CASCADE,
      station text NOT NULL,
      at timestamptz NOT NULL,
      state text NOT NULL CHECK (state IN ('publishing', 'stalled')),
      kilobits int NOT NULL CHECK (kilobits >= 0),
      frames real NOT NULL CHECK (frames >= 0),
      key_seconds real NOT NULL CHECK (key_seconds >= 0),
      lost int NOT NULL CHECK (lost >= 0),
      -- In dBFS; empty where nobody listens.
      level real CHECK (level <= 20),
      peak real CHECK (peak <= 20),
      hears boolean NOT NULL,
      encoder jsonb NOT NULL,
      PRIMARY KEY (room, at)
    );
    CREATE INDEX streaming_health_at ON streaming_health (at);
  `);
}
