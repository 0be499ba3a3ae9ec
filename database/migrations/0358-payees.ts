import type { Knex } from 'knex';

/** Under which name a supplier is paid, written down with the line of a run when the run is closed: a file that was signed never changes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE shop_settlement_line ADD COLUMN payee text NOT NULL DEFAULT ''`);
}
