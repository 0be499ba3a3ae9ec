import type { Knex } from 'knex';

/** Orders of correction (更正令): what was wrong, what is right, whose mistake it was, and how far it is mended on each account. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE correction_order (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      title text NOT NULL,
      number text NOT NULL CHECK (number <> ''),
      old_fact text NOT NULL CHECK (old_fact <> ''),
      new_fact text NOT NULL CHECK (new_fact <> ''),
      reason text NOT NULL CHECK (reason <> ''),
      blame text NOT NULL CHECK (blame IN ('source', 'reporter', 'editor', 'proof', 'technical', 'other')),
      public_note text NOT NULL DEFAULT '',
      state text NOT NULL CHECK (state IN ('proposed', 'open', 'signed', 'done', 'dropped')),
      -- The words that are out, and those that take their place.
      revision_from integer NOT NULL,
      hash_from text NOT NULL,
      revision_to integer,
      hash_to text,
      proposed_by uuid REFERENCES person (id),
      opened_by uuid REFERENCES person (id),
      opened_at timestamptz,
      signed_at timestamptz,
      done_at timestamptz,
      dropped_reason text,
      -- Orders about the same fact in several manuscripts.
      together uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CHECK ((revision_to IS NULL) = (state IN ('proposed', 'open', 'dropped'))),
      CHECK ((revision_to IS NULL) = (hash_to IS NULL))
    );
    -- One at a time for a manuscript: the second would be about words that are being mended.
    CREATE UNIQUE INDEX correction_open ON correction_order (document_id, locale) WHERE state IN ('proposed', 'open');
    CREATE UNIQUE INDEX correction_number ON correction_order (station, number, document_id, locale) WHERE state <> 'dropped';
    CREATE INDEX correction_list ON correction_order (station, created_at DESC, id DESC);
    CREATE INDEX correction_of ON correction_order (document_id, locale, state);
    CREATE INDEX correction_together ON correction_order (together);
  `);
}
