import type { Knex } from 'knex';

/**
 * The library (稿库): one narrow row for each manuscript and language, whatever its state, so that a million of them are found by words
 * and facets without a look at Strapi's tables. The words lie apart from the row (TOAST), because a common word touches a tenth of all rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE library_entry (
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      station text NOT NULL,
      column_id text NOT NULL,
      title text NOT NULL,
      author_name text NOT NULL,
      state text NOT NULL,
      revision integer NOT NULL,
      origin text NOT NULL,
      characters integer NOT NULL,
      tags text[] NOT NULL,
      -- The files it shows, by their hash, and what is noted of their rights: the narrowest of them.
      assets text[] NOT NULL,
      rights text NOT NULL CHECK (rights IN ('none', 'unnoted', 'noted')),
      rights_from timestamptz,
      rights_to timestamptz,
      -- The accounts on which it stands.
      channels uuid[] NOT NULL,
      first_at timestamptz NOT NULL,
      at timestamptz NOT NULL,
      released_at timestamptz,
      words tsvector NOT NULL,
      PRIMARY KEY (document_id, locale)
    ) WITH (toast_tuple_target = 128);
    CREATE INDEX library_entry_words ON library_entry USING gin (words) WITH (fastupdate = off);
    CREATE INDEX library_entry_latest ON library_entry (station, at DESC, document_id DESC, locale);
    CREATE INDEX library_entry_column ON library_entry (column_id, at DESC);
    CREATE INDEX library_entry_state ON library_entry (station, state, at DESC);
    CREATE INDEX library_entry_author ON library_entry (author_name, at DESC);
    CREATE INDEX library_entry_tags ON library_entry USING gin (tags);
    CREATE INDEX library_entry_assets ON library_entry USING gin (assets);
    CREATE INDEX library_entry_channels ON library_entry USING gin (channels);
    -- All that is counted stays in the row, so that only the words leave it.
    ALTER TABLE library_entry ALTER COLUMN title SET STORAGE MAIN, ALTER COLUMN tags SET STORAGE MAIN,
      ALTER COLUMN assets SET STORAGE MAIN, ALTER COLUMN channels SET STORAGE MAIN;
    -- Which of a thousand words are common decides how a search is run.
    ALTER TABLE library_entry ALTER COLUMN words SET STATISTICS 1000;
  `);
  await followers(knex);
}

/** Where a manuscript stands in review and on its accounts changes in many places; the row follows each of them. */
async function followers(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION library_follows_review() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE library_entry SET state = NEW.state
       WHERE document_id = NEW.document_id AND locale = NEW.locale AND state <> NEW.state;
      RETURN NULL;
    END $$;
    CREATE TRIGGER review_case_in_library AFTER UPDATE OF state ON review_case
      FOR EACH ROW EXECUTE FUNCTION library_follows_review();

    CREATE FUNCTION library_follows_release() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE library_entry SET released_at = NEW.at WHERE document_id = NEW.document_id AND locale = NEW.locale;
      RETURN NULL;
    END $$;
    CREATE TRIGGER release_in_library AFTER INSERT ON release
      FOR EACH ROW EXECUTE FUNCTION library_follows_release();

    CREATE FUNCTION library_follows_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE library_entry e SET channels = coalesce((
          SELECT array_agg(DISTINCT d.channel) FROM delivery d
           WHERE d.document_id = NEW.document_id AND d.locale = NEW.locale AND d.state = 'live'), '{}')
       WHERE e.document_id = NEW.document_id AND e.locale = NEW.locale;
      RETURN NULL;
    END $$;
    CREATE TRIGGER delivery_in_library AFTER UPDATE OF state ON delivery
      FOR EACH ROW WHEN ((NEW.state = 'live') <> (OLD.state = 'live')) EXECUTE FUNCTION library_follows_delivery();
  `);
}
