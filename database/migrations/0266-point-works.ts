import type { Knex } from 'knex';

/** What a desk has still to grade is asked for by what went out lately, and who had a hand in it by what was filed for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX release_latest ON release (station, at DESC);
    CREATE INDEX filing_manuscript ON filing (manuscript) WHERE manuscript IS NOT NULL;
  `);
}
