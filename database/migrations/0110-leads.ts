import type { Knex } from 'knex';

/**
 * Leads and those who gave them. The same text while it is still open is one lead, however often it is told; a contact is sealed and
 * stands by the telling, so that it can be forgotten without the lead.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE lead (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      source text NOT NULL CHECK (source IN ('hotline', 'wire', 'county', 'social', 'reader')),
      text text NOT NULL CHECK (text <> ''),
      place text NOT NULL DEFAULT '',
      url text,
      dedupe text NOT NULL,
      state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'checked', 'adopted', 'dropped', 'merged')),
      state_since timestamptz NOT NULL DEFAULT now(),
      reason text,
      column_id text,
      person uuid REFERENCES person (id),
      topic uuid,
      merged_into uuid,
      times integer NOT NULL DEFAULT 1 CHECK (times > 0),
      words tsvector NOT NULL DEFAULT '',
      received_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      UNIQUE (id, station),
      -- Deferred: a lead is moved first, so that of two who adopt it only one writes a topic.
      FOREIGN KEY (topic, station) REFERENCES topic (id, station) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (merged_into, station) REFERENCES lead (id, station),
      CHECK ((state = 'adopted') = (topic IS NOT NULL)),
      CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
      CHECK (merged_into <> id)
    );
    CREATE UNIQUE INDEX lead_once ON lead (station, dedupe) WHERE state IN ('new', 'checked');
    CREATE INDEX lead_inbox ON lead (station, state, received_at DESC, id DESC);
    CREATE INDEX lead_words ON lead USING gin (words);

    CREATE TABLE lead_telling (
      id uuid PRIMARY KEY,
      lead uuid NOT NULL,
      station text NOT NULL,
      reader uuid,
      contact_sealed text,
      at timestamptz NOT NULL DEFAULT now(),
      FOREIGN KEY (lead, station) REFERENCES lead (id, station)
    );
    CREATE INDEX lead_telling_lead ON lead_telling (lead);
    CREATE INDEX lead_telling_reader ON lead_telling (reader) WHERE reader IS NOT NULL;
  `);
}
