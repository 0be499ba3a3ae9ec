import { dirname, join, resolve } from 'node:path';
import knex from 'knex';
import { Client } from 'pg';
import { hasCluster, migrate, startEmbeddedPostgres, type Cluster } from '../platform';

/** Uses the database of `DATABASE_URL`, or starts the embedded one; afterwards `DATABASE_URL` is set and migrated. */
export async function prepareDatabase(root: string, env: NodeJS.ProcessEnv): Promise<Cluster | undefined> {
  const cluster = env['DATABASE_URL'] ? undefined : await embedded(root, env);
  if (cluster) env['DATABASE_URL'] = cluster.url('hearth');
  await migrateDatabase(env['DATABASE_URL'] ?? '', join(root, 'dist/database/migrations'));
  return cluster;
}

/** Brings our tables in one database up to date over a connection of its own. */
export async function migrateDatabase(url: string, folder: string): Promise<readonly string[]> {
  const connection = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } });
  try {
    return await migrate(connection, folder);
  } finally {
    await connection.destroy();
  }
}

/** Where the embedded database lies. */
export function embeddedFolder(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root, env['HEARTH_DATA'] ?? '.data/postgres');
}

async function embedded(root: string, env: NodeJS.ProcessEnv): Promise<Cluster> {
  const dataDir = embeddedFolder(root, env);
  const isNew = !hasCluster(dataDir);
  const cluster = await startEmbeddedPostgres({ dataDir, durable: true });
  // On the error stream: what a script prints on the other one may be an export.
  if (isNew && cluster.dataDir !== dataDir) process.stderr.write(`${elsewhere(dataDir, cluster.dataDir)}\n`);
  await createIfMissing(cluster, 'hearth');
  return cluster;
}

const elsewhere = (wanted: string, dataDir: string): string =>
  `· the database lies in ${dataDir}, because PostgreSQL runs as the account postgres, which may not enter ${dirname(wanted)}`;

/** PostgreSQL has no CREATE DATABASE IF NOT EXISTS. */
export async function createIfMissing(cluster: Cluster, name: string): Promise<void> {
  const client = new Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
