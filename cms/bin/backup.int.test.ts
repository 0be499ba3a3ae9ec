import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { emptyDatabase } from '../../tests/host/database';
import { aHost, type OwnHost } from '../../tests/host/host';

const LIB = join(__dirname, '../lib/bin');

let host: OwnHost;
let home: string;
let publicDir: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hearth-backup-'));
  publicDir = join(home, 'public');
  host = await aHost({ env: { PUBLIC_DIR: publicDir } });
  mkdirSync(join(publicDir, 'uploads/deep'), { recursive: true });
  writeFileSync(join(publicDir, 'uploads/deep/桃园.jpg'), randomBytes(5000));
  await sql(
    host.databaseUrl,
    `INSERT INTO hearth_host (key, value) VALUES ('mark', '{"said": "a\\\\tb\\\\\\\\n 桃"}')`,
  );
});
afterAll(() => host.stop());

async function sql(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // pg leaves rows untyped; the tests compare them whole.
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

type Ran = { readonly code: number | null; readonly output: string };

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(LIB, script), ...args], {
      env: { ...process.env, NODE_ENV: 'test', ...env },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => {
      resolve({ code, output });
    });
  });
}

const saveTo = (target: string): Promise<Ran> =>
  run('backup.js', [target], { DATABASE_URL: host.databaseUrl, PUBLIC_DIR: publicDir });

const restoreFrom = async (folder: string): Promise<Ran & { url: string; publicDir: string }> => {
  const url = await emptyDatabase(`r_${randomBytes(6).toString('hex')}`);
  const to = join(mkdtempSync(join(home, 'restored-')), 'public');
  return { ...(await run('restore.js', [folder], { DATABASE_URL: url, PUBLIC_DIR: to })), url, publicDir: to };
};

/** Every table's rows, as PostgreSQL prints them, so that nothing is compared by chance. */
async function contentOf(url: string): Promise<unknown> {
  const tables = (await sql(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND schemaname <> 'pgboss'
        AND tablename NOT IN ('realtime_presence') ORDER BY 1`,
  )) as { name: string }[];
  const rows = await Promise.all(tables.map(({ name }) => sql(url, `SELECT t::text FROM ${name} t ORDER BY 1`)));
  return Object.fromEntries(tables.map(({ name }, at) => [name, rows[at]]));
}

it('brings a whole host back into an empty one: rows, files, sign-in', async () => {
  const folder = join(home, 'good');
  await host.stop();
  const saved = await saveTo(folder);
  expect(saved).toMatchObject({ code: 0 });
  const restored = await restoreFrom(folder);
  expect(restored).toMatchObject({ code: 0 });

  expect(await contentOf(restored.url)).toEqual(await contentOf(host.databaseUrl));
  const file = 'uploads/deep/桃园.jpg';
  expect(readFileSync(join(restored.publicDir, file))).toEqual(readFileSync(join(publicDir, file)));

  const again = await aHost({ databaseUrl: restored.url, env: { PUBLIC_DIR: restored.publicDir } });
  expect(again.adminToken).toMatch(/\w+/);
  await again.stop();
}, 90_000);

it('never overwrites a backup, and refuses a damaged one before it touches a row', async () => {
  const folder = join(home, 'damaged');
  expect(await saveTo(folder)).toMatchObject({ code: 0 });
  expect(await saveTo(folder)).toMatchObject({
    code: 1,
    output: expect.stringContaining('never overwrites') as string,
  });
  appendFileSync(join(folder, 'tables/public.hearth_host.copy.gz'), 'x');
  const refused = await restoreFrom(folder);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('is damaged') as string });
  expect(await sql(refused.url, 'SELECT 1 FROM admin_users')).toEqual([]);
}, 90_000);

it('refuses a database that is in use', async () => {
  const folder = join(home, 'in-use');
  expect(await saveTo(folder)).toMatchObject({ code: 0 });
  const env = { DATABASE_URL: host.databaseUrl, PUBLIC_DIR: join(home, 'elsewhere') };
  expect(await run('restore.js', [folder], env)).toMatchObject({
    code: 1,
    output: expect.stringContaining('in use') as string,
  });
  expect(existsSync(join(home, 'elsewhere/uploads/deep'))).toBe(false);
}, 90_000);
