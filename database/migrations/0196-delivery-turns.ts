import type { Knex } from 'knex';

/** Words that were taken back by hand and are taken up again go out once more, so the same words may have several turns on an account. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE delivery
      ADD COLUMN turn integer NOT NULL DEFAULT 1 CHECK (turn > 0),
      DROP CONSTRAINT delivery_edition_revision_action_channel_key,
      ADD UNIQUE (edition, revision, action, channel, turn);
  `);
}
