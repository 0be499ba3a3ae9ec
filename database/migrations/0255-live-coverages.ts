import type { Knex } from 'knex';

/** The command screen looks every few seconds which lives are planned for today: few rows of an index, however many there ever were. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`CREATE INDEX coverage_live ON coverage (due) WHERE kind = 'live' AND state <> 'cancelled'`);
}
