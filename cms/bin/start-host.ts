import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { readDemo } from '../demo/demo-files';
import { isEmpty, isHalfLoaded, loadDemo } from '../demo/load/load-demo';
import { DEMO_ADMINISTRATOR, DEMO_PASSWORD } from '../demo/load/load-people';
import { platformOf, type Cluster } from '../platform';
import { loadHost, publicDir } from './boot';
import { createIfMissing, migrateDatabase, prepareDatabase } from './prepare-database';
import { ensureSecrets } from './secrets';
import { stopOnSignal } from './stop-host';

/** Prepares and starts a host for the person at the terminal, and tells them where to look. */
export async function startHost(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  ensureSecrets(root, env);
  env['STRAPI_TELEMETRY_DISABLED'] ??= 'true';
  const withDemo = wantsDemo(env);
  if (withDemo) env['HEARTH_STATION'] ??= 'yunze';

  const cluster = await prepareDatabase(root, env);
  if (cluster && withDemo) await throwHalfAway(root, env, cluster);
  const strapi = await loadHost(root, env);
  const demo = join(root, 'database/demo');
  if (withDemo && (await isEmpty(platformOf(strapi)))) {
    await loadDemo(platformOf(strapi), demo, (step) => process.stdout.write(`· demo station: ${step}\n`));
  }
  await strapi.start();
  stopOnSignal(strapi, cluster);
  process.stdout.write(welcome(strapi, withDemo ? demo : undefined));
}

/** A database that somebody gave is somebody's: the demo is for the embedded one, and never for production. */
function wantsDemo(env: NodeJS.ProcessEnv): boolean {
  return !env['DATABASE_URL'] && env['NODE_ENV'] !== 'production' && env['HEARTH_DEMO'] !== '0';
}

/** A demo load that was cut short leaves nobody's work: begin anew rather than show half a station. */
async function throwHalfAway(root: string, env: NodeJS.ProcessEnv, cluster: Cluster): Promise<void> {
  if (!(await connected(cluster.url('hearth'), isHalfLoaded))) return;
  process.stdout.write('· the last start was cut short while it loaded the demo station: loading it anew\n');
  await connected(cluster.url('postgres'), (client) => client.query('DROP DATABASE hearth WITH (FORCE)'));
  await createIfMissing(cluster, 'hearth');
  await migrateDatabase(cluster.url('hearth'), join(root, 'dist/database/migrations'));
  rmSync(join(publicDir(root, env), 'uploads'), { recursive: true, force: true });
}

/** A connection for one piece of work. */
async function connected<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function welcome(strapi: Core.Strapi, demo: string | undefined): string {
  const port = strapi.config.get<number>('server.port');
  const lines = [
    '',
    'Hearth 融灶',
    `  news app  http://localhost:${port}/`,
    `  admin     http://localhost:${port}/admin`,
    ...(demo ? demoLines(demo) : []),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function demoLines(demo: string): readonly string[] {
  const { people, readers } = readDemo(demo);
  const logIns = people.map(({ email, name, role }) => `  ${email.padEnd(38)} ${role.padEnd(22)} ${name.zh}`);
  return [
    '',
    `Demo log-ins for the admin, all with the password ${DEMO_PASSWORD}`,
    `  ${DEMO_ADMINISTRATOR.padEnd(38)} administrator of the host`,
    ...logIns,
    '',
    `Readers of the app sign in with a phone number, ${readers.map(({ phone }) => phone).join(', ')} for one; the code appears here.`,
    '',
    'Try first: sign in as editor@yunze.example, write a story under 稿件, publish it, and watch it arrive in the news app.',
    'Then buy what the station vetted: 商城 in the news app; its till is for practice and moves no money.',
  ];
}
