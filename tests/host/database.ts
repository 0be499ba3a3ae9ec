import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { Client } from 'pg';
import { createDatabase, plainConnection, type Database } from '@hearth/cms/platform';

/** The folder where the set-up of the run leaves what test files need to find. */
export const HOSTS = join(__dirname, '../../.cache/test-hosts');

/** A database of one test file, copied from the migrated template; ask for it in `beforeAll`, `drop` it in `afterAll`. */
export type TestDatabase = {
  readonly url: string;
  readonly database: Database;
  readonly knex: Knex;
  drop(): Promise<void>;
};

/** Makes a fresh migrated database. */
export async function aDatabase(): Promise<TestDatabase> {
  const url = await emptyDatabase(`t_${randomBytes(6).toString('hex')}`);
  const pool = knex({
    ...{ client: 'pg', pool: { min: 0, max: 10 } },
    // As the host has it; knex does not know the driver's own settings.
    connection: { ...{ connectionString: url, pipeline: true } },
  });
  const database = createDatabase(plainConnection(pool), {
    hookFailed: (error) => {
      throw error;
    },
  });
  return {
    url,
    database,
    knex: pool,
    drop: async () => {
      await pool.destroy();
      await administer(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
    },
  };
}

/** Copies the template under a name and gives its address. */
export async function emptyDatabase(name: string): Promise<string> {
  await administer(`CREATE DATABASE ${name} TEMPLATE hearth_template`);
  return databaseUrl(name);
}

/** The address of a database by name on the cluster of this run. */
export function databaseUrl(name: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

function clusterUrl(): string {
  // The set-up of this run wrote the file just before.
  return (JSON.parse(readFileSync(join(HOSTS, 'cluster.json'), 'utf8')) as { url: string }).url;
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    // Two workers that copy the template at once disturb each other; PostgreSQL wants it quiet.
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
