import type { Knex } from 'knex';

/** Whoever is out reads what the desk changed about their task, and not only that something did. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE assignment_step ADD COLUMN fields text[] NOT NULL DEFAULT '{}'`);
}
