import type { Knex } from 'knex';

/** Papers are found by their file in the whole tree of stations. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('vetting_paper', (table) => {
    table.index(['file_hash']);
  });
}
