import type { Knex } from 'knex';

/** A clip says which part of the other it is, and a link that was wrong keeps who ended it and why. Times are counted in the older film. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE manuscript_lineage
      ADD COLUMN from_ms integer, ADD COLUMN to_ms integer,
      ADD COLUMN ended_by uuid REFERENCES person (id), ADD COLUMN ended_why text,
      ADD CONSTRAINT manuscript_lineage_part
        CHECK ((from_ms IS NULL) = (to_ms IS NULL) AND (from_ms IS NULL OR (kind = 'clip' AND 0 <= from_ms AND from_ms < to_ms)));
    CREATE INDEX manuscript_lineage_ended ON manuscript_lineage (document_id) WHERE ended_at IS NOT NULL;
    CREATE INDEX manuscript_lineage_ended_from ON manuscript_lineage (from_document_id) WHERE ended_at IS NOT NULL;
  `);
}
