import type { Knex } from 'knex';

const SOURCES = `
  CREATE TABLE ingest_source (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    name text NOT NULL CHECK (name <> ''),
    kind text NOT NULL CHECK (kind IN ('feed', 'json')),
    url text NOT NULL,
    mapping jsonb,
    lead_source text NOT NULL,
    rights text NOT NULL DEFAULT '',
    column_id text,
    interval_minutes integer NOT NULL CHECK (interval_minutes BETWEEN 2 AND 1440),
    credential text,
    state text NOT NULL DEFAULT 'fresh' CHECK (state IN ('fresh', 'well', 'failing', 'broken', 'paused')),
    failures integer NOT NULL DEFAULT 0,
    etag text,
    last_modified text,
    last jsonb,
    last_tried_at timestamptz,
    last_ok_at timestamptz,
    next_at timestamptz NOT NULL DEFAULT now(),
    owner uuid NOT NULL REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (station, url),
    UNIQUE (id, station),
    CHECK (kind <> 'json' OR mapping IS NOT NULL)
  );
  CREATE INDEX ingest_source_due ON ingest_source (next_at) WHERE state <> 'paused';
`;

const ITEMS = `
  CREATE TABLE ingest_item (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    source uuid NOT NULL,
    -- What its source calls it; where it calls it nothing, its address or the hash of its words.
    key text NOT NULL,
    hash text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    url text,
    place text NOT NULL DEFAULT '',
    language text NOT NULL DEFAULT '',
    published_at timestamptz,
    taken_at timestamptz NOT NULL DEFAULT now(),
    changes integer NOT NULL DEFAULT 0,
    deed text NOT NULL CHECK (deed IN ('lead', 'attach', 'drop', 'notify', 'keep')),
    decision jsonb NOT NULL,
    rule_version integer NOT NULL,
    lead uuid,
    words tsvector NOT NULL DEFAULT '',
    UNIQUE (source, key),
    FOREIGN KEY (source, station) REFERENCES ingest_source (id, station),
    FOREIGN KEY (lead, station) REFERENCES lead (id, station)
  );
  CREATE INDEX ingest_item_inbox ON ingest_item (station, taken_at DESC, id DESC);
  CREATE INDEX ingest_item_words ON ingest_item USING gin (words);
  CREATE INDEX ingest_item_lead ON ingest_item (lead) WHERE lead IS NOT NULL;
`;

const AROUND = `
  CREATE TABLE ingest_item_past (
    item uuid NOT NULL REFERENCES ingest_item (id),
    n integer NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    url text,
    hash text NOT NULL,
    until timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (item, n)
  );

  CREATE TABLE ingest_rules (
    station text NOT NULL REFERENCES station (slug),
    version integer NOT NULL CHECK (version > 0),
    rules jsonb NOT NULL,
    note text NOT NULL DEFAULT '',
    owner uuid NOT NULL REFERENCES person (id),
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station, version)
  );
`;

/**
 * What the station reads elsewhere. An item is written when it is first seen, together with what the rules of that moment said about
 * it; when its source changes it, the older words are kept beside it. Nothing of it is ever routed twice.
 */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [SOURCES, ITEMS, AROUND]) await knex.raw(tables);
}
