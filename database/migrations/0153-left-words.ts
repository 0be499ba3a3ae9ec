import type { Knex } from 'knex';

/**
 * Unsaved words say which page they are of: what a page that is gone left behind (left) is not written over by the next one,
 * and a save forgets only what was typed on the page that saved.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE manuscript_draft
      ADD COLUMN session text,
      DROP CONSTRAINT manuscript_draft_kind_check,
      ADD CONSTRAINT manuscript_draft_kind_check CHECK (kind IN ('autosave', 'conflict', 'left'));
  `);
}
