import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { create as createTar } from 'tar';
import { MANIFEST, type Manifest, type SavedTable } from './backup-manifest';
import { identifier, listSequences, listTables, migrationsOf } from './backup-schema';
import { publicDir } from './boot';
import { prepareDatabase } from './prepare-database';

/** What to save, and where to. */
export type BackupJob = {
  readonly databaseUrl: string;
  readonly uploads: string;
  readonly target: string;
  readonly at: Date;
};

/**
 * Saves the database at one moment and the uploads into a folder. The folder gets its name only when everything is in it, so a
 * broken backup is never taken for a good one. Keys (`.env`) are not in it: keep them apart, without them no secret can be read.
 */
export async function backup({ databaseUrl, uploads, target, at }: BackupJob): Promise<Manifest> {
  if (existsSync(target)) throw new Error(`${target} is there already; a backup never overwrites one.`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'tables'), { recursive: true });

  const database = await saveDatabase(databaseUrl, partial);
  const archive = join(partial, 'uploads.tar.gz');
  mkdirSync(uploads, { recursive: true });
  await createTar({ gzip: true, file: archive, cwd: uploads, portable: true }, ['.']);
  const manifest: Manifest = {
    hearth: 1,
    at: at.toISOString(),
    ...database,
    uploads: { sha256: await hashFile(archive) },
  };
  writeFileSync(join(partial, MANIFEST), JSON.stringify(manifest, null, 2));
  renameSync(partial, target);
  return manifest;
}

async function saveDatabase(url: string, folder: string): Promise<Omit<Manifest, 'hearth' | 'at' | 'uploads'>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // One snapshot for all tables: an order and its money are in the backup together or not at all.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: SavedTable[] = [];
    for (const table of await listTables(client)) {
      const file = `tables/${table.schema}.${table.name}.copy.gz`;
      const columns = table.columns.map(identifier).join(', ');
      const rows = client.query(
        copyTo(`COPY (SELECT ${columns} FROM ${identifier(table.schema)}.${identifier(table.name)}) TO STDOUT`),
      );
      await pipeline(rows, createGzip(), createWriteStream(join(folder, file)));
      tables.push({ ...table, file, rows: rows.rowCount, sha256: await hashFile(join(folder, file)) });
    }
    return { migrations: await migrationsOf(client), sequences: await listSequences(client), tables };
  } finally {
    await client.end();
  }
}

/** The SHA-256 of a file, read as a stream: an uploads archive can be larger than memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function main(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  const at = new Date();
  const target = resolve(process.argv[2] ?? join(root, `.data/backups/${at.toISOString().replace(/[:.]/g, '-')}`));
  mkdirSync(join(target, '..'), { recursive: true });
  await prepareDatabase(root, process.env);
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  const uploads = join(publicDir(root, process.env), 'uploads');
  const { tables } = await backup({ databaseUrl, uploads, target, at });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`${target}: ${tables.length} tables, ${rows} rows, uploads\n`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`The backup failed and left nothing under its name. ${String(error)}\n`);
    process.exit(1);
  });
}
