import type { Knex } from 'knex';

/** Revisions of manuscripts (稿件版本): what was written, word for word, for good. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE manuscript_revision (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      n integer NOT NULL CHECK (n > 0),
      hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
      content jsonb NOT NULL,
      changed text[] NOT NULL,
      author uuid,
      author_name text NOT NULL,
      role text NOT NULL CHECK (role IN ('writer', 'reviewer', 'machine')),
      at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (document_id, locale, n)
    );
    CREATE INDEX manuscript_revision_hash ON manuscript_revision (document_id, locale, hash);

    CREATE FUNCTION revisions_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'a revision is never changed: % refused', TG_OP;
    END $$;
    CREATE TRIGGER manuscript_revision_kept BEFORE UPDATE OR DELETE ON manuscript_revision
      FOR EACH ROW EXECUTE FUNCTION revisions_are_kept();
    CREATE TRIGGER manuscript_revision_whole BEFORE TRUNCATE ON manuscript_revision
      FOR EACH STATEMENT EXECUTE FUNCTION revisions_are_kept();
  `);
}
