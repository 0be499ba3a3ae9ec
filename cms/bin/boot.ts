import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { Client } from 'pg';
import { slicesReady } from '../platform';

/** Any number, the same on every node: two nodes that start together must not alter the schema together. */
const BOOT_LOCK = 7_305_417;

/** Loads and starts Strapi on a prepared database. */
export async function bootHost(root: string, env: NodeJS.ProcessEnv): Promise<Core.Strapi> {
  const strapi = await loadHost(root, env);
  await strapi.start();
  return strapi;
}

/** Loads Strapi without serving anybody. One node at a time passes the schema sync. */
export async function loadHost(root: string, env: NodeJS.ProcessEnv): Promise<Core.Strapi> {
  env['STRAPI_TELEMETRY_DISABLED'] ??= 'true';
  mkdirSync(join(publicDir(root, env), 'uploads'), { recursive: true });
  const strapi = createStrapi({ appDir: root, distDir: join(root, 'dist') });
  await underBootLock(env['DATABASE_URL'] ?? '', async () => {
    await strapi.load();
    await slicesReady(strapi);
  });
  return strapi;
}

/** The folder of what is served as files, uploads among them; the same that config/server.ts gives to Strapi. */
export function publicDir(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root, env['PUBLIC_DIR'] ?? 'public');
}

async function underBootLock(url: string, work: () => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BOOT_LOCK]);
    await work();
  } finally {
    // Ending the session gives the lock back, whatever happened.
    await client.end();
  }
}
