import type { Knex } from 'knex';

/** What a source said before is kept for a while: the oldest is found without a look at the rest. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('CREATE INDEX ingest_item_past_until ON ingest_item_past (until)');
}
