import type { Knex } from 'knex';

/** An item of which nobody wants a lead is put aside by name, so that the inbox shows what still waits for a person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE ingest_item
      ADD COLUMN aside_at timestamptz,
      ADD COLUMN aside_by uuid REFERENCES person (id),
      ADD CHECK ((aside_at IS NULL) = (aside_by IS NULL)),
      ADD CHECK (aside_at IS NULL OR lead IS NULL);
    CREATE INDEX ingest_item_waiting ON ingest_item (station, taken_at DESC, id DESC)
      WHERE deed = 'keep' AND lead IS NULL AND aside_at IS NULL;
  `);
}
