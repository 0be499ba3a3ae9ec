import type { Knex } from 'knex';

/** The ledger: one hash chain per station, and a head row that makes appends to a chain take turns. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('ledger_head', (table) => {
    table.text('station').primary();
    table.bigInteger('seq').notNullable();
    table.text('hash').notNullable();
  });
  await knex.schema.createTable('ledger_entry', (table) => {
    table.text('station').notNullable();
    table.bigInteger('seq').notNullable();
    table.uuid('id').notNullable().unique();
    table.timestamp('at', { useTz: true, precision: 3 }).notNullable();
    table.jsonb('actor').notNullable();
    table.text('action').notNullable();
    table.text('subject').notNullable();
    table.text('version').nullable();
    table.jsonb('facts').notNullable();
    table.text('previous').notNullable();
    table.text('hash').notNullable();
    table.primary(['station', 'seq']);
    table.index(['subject', 'at']);
    table.index(['station', 'at']);
  });
  await knex.raw(`
    CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP;
    END $$;
    CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry
      FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
    CREATE TRIGGER ledger_entry_whole BEFORE TRUNCATE ON ledger_entry
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
  `);
}
