import type { Knex } from 'knex';

/** Whoever sees many stations reads their manuscripts in one order: an index by station alone would make PostgreSQL sort them all. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX library_entry_at ON library_entry (at DESC, document_id DESC, locale DESC);
    CREATE INDEX review_case_lately ON review_case (state, changed_at DESC, id DESC);
  `);
}
