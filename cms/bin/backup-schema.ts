import { escapeIdentifier, type Client } from 'pg';

/** A table as it is copied: its own columns, without those that PostgreSQL computes. */
export type TableShape = { readonly schema: string; readonly name: string; readonly columns: string[] };

/** Quotes a name for SQL. */
export const identifier = escapeIdentifier;

/** All tables that hold something lasting: unlogged ones (limits, presence) fill themselves again. */
export async function listTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT n.nspname AS schema, c.relname AS name,
           array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relkind = 'r' AND c.relpersistence = 'p'
       AND n.nspname NOT IN ('pg_catalog', 'information_schema')
     GROUP BY 1, 2 ORDER BY 1, 2`);
  return rows;
}

/** Where each sequence stands, so that new rows go on counting. */
export async function listSequences(client: Client): Promise<{ schema: string; name: string; value: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string; value: string }>(`
    SELECT schemaname AS schema, sequencename AS name, last_value::text AS value
      FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY 1, 2`);
  return rows;
}

/** The migrations that the database has been through: a backup fits only a host that has been through the same. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM hearth_migration ORDER BY name');
  return rows.map((row) => row.name);
}

/** A foreign key as PostgreSQL itself would write it. */
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** All foreign keys, so that they can be taken off, and put back (and thereby checked) once all rows are in. */
export async function listForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid AND c.relkind = 'r' AND NOT c.relispartition
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0`);
  return rows;
}
