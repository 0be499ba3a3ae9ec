import type { Knex } from 'knex';

/**
 * Where manuscripts come from (稿件谱系): translated from, rewritten from, clipped from another. Orders of takedown and correction walk it
 * downwards, the library shows it. A row says what a person or a rule knew; nothing is taken back but by `ended_at`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE manuscript_lineage (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      -- The younger manuscript …
      document_id text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('translation', 'rewrite', 'clip')),
      -- … and the one it was made from.
      from_document_id text NOT NULL,
      by_person uuid REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      ended_at timestamptz,
      CHECK (document_id <> from_document_id)
    );
    CREATE UNIQUE INDEX manuscript_lineage_once ON manuscript_lineage (document_id, from_document_id, kind) WHERE ended_at IS NULL;
    CREATE INDEX manuscript_lineage_from ON manuscript_lineage (from_document_id) WHERE ended_at IS NULL;
  `);
}
