import type { Knex } from 'knex';

/**
 * A manuscript that was returned and goes the whole way again (退稿从头再审): the signatures of the way before stay on record, and
 * the case says which of them do not count any more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE review_case ADD COLUMN voided jsonb NOT NULL DEFAULT '[]'`);
}
