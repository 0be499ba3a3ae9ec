import type { Knex } from 'knex';

/** An order that was placed in the room of a live says so: whatever the terms of its offer leave open, the books take from here. */
export async function up(knex: Knex): Promise<void> {
  // No key and no index: orders of a live are found by their numbers, and most orders have none.
  await knex.raw(`ALTER TABLE shop_order ADD COLUMN session uuid`);
}
