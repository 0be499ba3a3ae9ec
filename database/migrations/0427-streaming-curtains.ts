import type { Knex } from 'knex';

/** Rooms whose picture somebody took away (落幕): viewers see the slate until it is given back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE streaming_curtain (
      room uuid PRIMARY KEY REFERENCES streaming_room ON DELETE CASCADE,
      station text NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      fell_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
  `);
}
