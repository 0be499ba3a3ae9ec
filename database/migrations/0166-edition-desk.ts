import type { Knex } from 'knex';

/**
 * What a newsroom says of one story on one account (渠道稿): words edited by hand, and when they go out. Signatures of such words stand
 * with all others and name the account, so that they are never read as signatures of the story itself.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE edition_desk (
      station text NOT NULL REFERENCES station (slug),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      channel uuid NOT NULL REFERENCES channel (id),
      content jsonb,
      -- The words of the story that the hand-edited ones were made from.
      master_hash text,
      author uuid,
      author_name text,
      edited_at timestamptz,
      plan jsonb,
      version integer NOT NULL CHECK (version > 0),
      PRIMARY KEY (document_id, locale, channel),
      CHECK ((content IS NULL) = (master_hash IS NULL) AND (content IS NULL) = (author IS NULL))
    );
    ALTER TABLE review_signature ADD COLUMN channel uuid REFERENCES channel (id);
  `);
}
