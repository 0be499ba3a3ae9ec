import type { Knex } from 'knex';

/** A network that hands a hybrid room out stamps pictures when it has them, which is later than we had them. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('streaming_caption_room', (table) => {
    table.integer('network_ms').notNullable().defaultTo(0).checkBetween([-10_000, 30_000]);
  });
}
