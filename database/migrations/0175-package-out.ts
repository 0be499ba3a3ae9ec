import type { Knex } from 'knex';

/** What readers see of a package is a copy that somebody let out; whoever writes on changes nothing of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE package
      ADD COLUMN out jsonb,
      -- The hash of the copy, as the ledger names it.
      ADD COLUMN out_hash text CHECK (out_hash ~ '^[0-9a-f]{64}$'),
      ADD CONSTRAINT package_out CHECK (state <> 'published' OR (out IS NOT NULL AND out_hash IS NOT NULL));
  `);
}
