import { createReadStream, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract as extractTar } from 'tar';
import { hashFile } from './backup';
import { readManifest, type Manifest, type SavedTable } from './backup-manifest';
import { identifier, listForeignKeys, listTables, migrationsOf } from './backup-schema';
import { loadHost, publicDir } from './boot';
import { prepareDatabase } from './prepare-database';
import { ensureSecrets } from './secrets';

/** Where a backup goes: a database whose tables exist and are still unused, and an empty uploads folder. */
export type RestoreJob = { readonly folder: string; readonly databaseUrl: string; readonly uploads: string };

/** Puts a backup into an empty host. Everything is checked before the first row is touched, and the rows go in together or not at all. */
export async function restore({ folder, databaseUrl, uploads }: RestoreJob): Promise<Manifest> {
  const manifest = readManifest(folder);
  await refuseDamaged(folder, manifest);
  mkdirSync(uploads, { recursive: true });
  if (readdirSync(uploads).some((name) => name !== '.gitkeep'))
    throw new Error(`${uploads} is not empty; restore into an empty host.`);

  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await refuseMisfit(client, manifest);
    await client.query('BEGIN');
    await replaceRows(client, folder, manifest);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await extractTar({ file: join(folder, 'uploads.tar.gz'), cwd: uploads });
  return manifest;
}

async function refuseDamaged(folder: string, { tables, uploads }: Manifest): Promise<void> {
  for (const { file, sha256 } of [...tables, { file: 'uploads.tar.gz', sha256: uploads.sha256 }]) {
    if ((await hashFile(join(folder, file))) !== sha256)
      throw new Error(`${file} of this backup is damaged; nothing was restored.`);
  }
}

async function refuseMisfit(client: Client, manifest: Manifest): Promise<void> {
  const here = await migrationsOf(client);
  if (here.join() !== manifest.migrations.join()) {
    throw new Error(
      'This backup was made by another version. Restore it with that version, then upgrade (docs/operations.md).',
    );
  }
  const known = new Set((await listTables(client)).map((table) => `${table.schema}.${table.name}`));
  const unknown = manifest.tables.find((table) => !known.has(`${table.schema}.${table.name}`));
  if (unknown)
    throw new Error(`This host has no table ${unknown.name}: is a plugin missing that the backup was made with?`);
  const { rows } = await client.query<{ people: string }>('SELECT count(*) AS people FROM admin_users');
  if (Number(rows[0]?.people) > 0)
    throw new Error('This database is in use (it has administrators); restore into an empty one.');
}

async function replaceRows(client: Client, folder: string, { tables, sequences }: Manifest): Promise<void> {
  const keys = await listForeignKeys(client);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${identifier(name)}`);
  for (const table of tables) await replaceTable(client, folder, table);
  // Putting the keys back makes PostgreSQL check every reference of the restored rows.
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${identifier(name)} ${definition}`);
  }
  for (const { schema, name, value } of sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`${identifier(schema)}.${identifier(name)}`, value]);
  }
}

async function replaceTable(
  client: Client,
  folder: string,
  { schema, name, columns, file }: SavedTable,
): Promise<void> {
  const table = `${identifier(schema)}.${identifier(name)}`;
  // Guards such as the ledger's forbid what only a restore into an empty host may do; the transaction brings them back.
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query(`DELETE FROM ${table}`);
  const into = client.query(copyFrom(`COPY ${table} (${columns.map(identifier).join(', ')}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, file)), createGunzip(), into);
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

/** Makes all tables of this version in an empty database: ours by migration, the content types' and plugins' by one boot. */
export async function makeTables(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  ensureSecrets(root, env);
  await prepareDatabase(root, env);
  const strapi = await loadHost(root, env);
  await strapi.destroy();
}

async function main(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  const folder = process.argv[2];
  if (!folder) throw new Error('Usage: npm run restore -- FOLDER');
  await makeTables(root, process.env);
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  const { at, tables } = await restore({
    folder: resolve(folder),
    databaseUrl,
    uploads: join(publicDir(root, process.env), 'uploads'),
  });
  process.stdout.write(`Restored the state of ${at}: ${tables.length} tables. Start with npm start.\n`);
  process.exit(0);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
}
