import type { Knex } from 'knex';

/** Since when the house hears signs of life: while no node runs, nobody on duty can give one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One line for the whole house, by the clock of the database.
    CREATE TABLE live_duty_listening (
      is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
      since timestamptz NOT NULL,
      looked_at timestamptz NOT NULL
    ) WITH (fillfactor = 50);
  `);
}
