import type { Knex } from 'knex';

/** Remarks on manuscripts (批注): what somebody says about certain words, what others answer, and what became of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE manuscript_mark (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      severity text NOT NULL CHECK (severity IN ('must', 'note')),
      reason text,
      text text NOT NULL CHECK (text <> ''),
      -- Where it stands in the words as they are now; an orphan keeps where it stood last.
      anchor jsonb NOT NULL,
      orphaned boolean NOT NULL DEFAULT false,
      made_on integer NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'waived')),
      person uuid NOT NULL REFERENCES person (id),
      name text NOT NULL,
      closed_by uuid REFERENCES person (id),
      closed_name text,
      closed_why text,
      closed_at timestamptz,
      -- The return that it went to the author with (退稿).
      sent_back jsonb,
      version integer NOT NULL DEFAULT 1,
      at timestamptz NOT NULL DEFAULT now(),
      CHECK ((state = 'open') = (closed_by IS NULL)),
      CHECK (state <> 'waived' OR closed_why <> '')
    );
    CREATE INDEX manuscript_mark_of ON manuscript_mark (document_id, locale, state);

    CREATE TABLE manuscript_mark_reply (
      id uuid PRIMARY KEY,
      mark uuid NOT NULL REFERENCES manuscript_mark (id),
      station text NOT NULL,
      person uuid NOT NULL REFERENCES person (id),
      name text NOT NULL,
      text text NOT NULL CHECK (text <> ''),
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX manuscript_mark_reply_of ON manuscript_mark_reply (mark, at);
  `);
}
