import type { Knex } from 'knex';

/** A waiver can be taken back: it stays on record, and the finding may be waived anew. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE check_waiver
      ADD COLUMN taken_back_at timestamptz,
      ADD COLUMN taken_back_by uuid REFERENCES person (id),
      ADD CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL));
    DO $$
    DECLARE place text;
    BEGIN
      -- PostgreSQL named it itself, and cut the name short.
      SELECT conname INTO STRICT place FROM pg_constraint WHERE conrelid = 'check_waiver'::regclass AND contype = 'u';
      EXECUTE format('ALTER TABLE check_waiver DROP CONSTRAINT %I', place);
    END $$;
    CREATE UNIQUE INDEX check_waiver_place ON check_waiver
      (station, document_id, locale, content_hash, rule, rule_version, field, from_at, to_at) WHERE taken_back_at IS NULL;
  `);
}
