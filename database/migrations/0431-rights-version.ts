import type { Knex } from 'knex';

/** Counts the changes of what roles may do, so that what was built of it is known to be old. Strapi's own tables are watched from each start on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE rights_version (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      version bigint NOT NULL DEFAULT 0
    );
    INSERT INTO rights_version DEFAULT VALUES;
    CREATE FUNCTION rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE rights_version SET version = version + 1;
      RETURN NULL;
    END $$;
  `);
}
