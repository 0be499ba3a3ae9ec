import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDatabase, HOSTS, type TestDatabase } from '../../tests/host/database';
import { aHost, type OwnHost } from '../../tests/host/host';
import { productionSettings } from '../../tests/host/production';
import { refuseUnsafe } from './refuse-unsafe';
import { ensureSecrets } from './secrets';

const ROOT = join(__dirname, '../..');
const HOST = join(ROOT, 'cms/lib/bin/host.js');

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.drop());

const start = (env: Record<string, string>) =>
  spawnSync(process.execPath, [HOST], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
    timeout: 20_000,
  });

it('does not start with anything that must not face the public, and names all of it', () => {
  const { status, stderr } = start({
    ...productionSettings(),
    DATABASE_URL: db.url,
    ENCRYPTION_KEY: 'changeme',
    HEARTH_SMS: 'console',
    PUBLIC_URL: 'http://news.hearth.test',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('ENCRYPTION_KEY is a default that everybody knows');
  expect(stderr).toContain('PUBLIC_URL must begin with https://');
  expect(stderr).toContain('HEARTH_SMS=console 会把验证码写进日志');
  expect(stderr).not.toContain('    at ');
});

it('refuses a database with the demo station in it, before anything is changed', async () => {
  const production = { ...productionSettings(), DATABASE_URL: db.url };
  await expect(refuseUnsafe(ROOT, production)).resolves.toBeUndefined();
  await db.knex('hearth_host').insert({ key: 'demo', value: '{"state":"loaded"}' });
  await expect(refuseUnsafe(ROOT, production)).rejects.toThrow('the database holds the demo station');
  await db.knex('hearth_host').where({ key: 'demo' }).del();

  await db.knex.raw('CREATE TABLE admin_users (email text)');
  await db.knex('admin_users').insert({ email: 'editor@news.hearth.test' });
  await expect(refuseUnsafe(ROOT, production)).resolves.toBeUndefined();
  await db.knex('admin_users').insert({ email: 'Editor@qinghe.example' });
  await expect(refuseUnsafe(ROOT, production)).rejects.toThrow('the database holds the demo station');
  await db.knex.raw('DROP TABLE admin_users');
});

it('says that a database cannot be used without saying who tried', async () => {
  const wrong = new URL(db.url);
  wrong.password = 'not-the-password';
  const tried = refuseUnsafe(ROOT, { ...productionSettings(), DATABASE_URL: wrong.toString() });
  await expect(tried).rejects.toThrow('the database cannot be used (28P01)');
  await expect(tried).rejects.not.toThrow('not-the-password');
});

it('leaves a development host alone', async () => {
  await expect(refuseUnsafe(ROOT, { NODE_ENV: 'development' })).resolves.toBeUndefined();
});

it('never makes secrets of its own in production, and keeps those it makes elsewhere to the owner', () => {
  const root = mkdtempSync(join(tmpdir(), 'hearth-secrets-'));
  const production: NodeJS.ProcessEnv = { NODE_ENV: 'production' };
  ensureSecrets(root, production);
  expect(readdirSync(root)).toEqual([]);
  expect(production['APP_KEYS']).toBeUndefined();

  const development: NodeJS.ProcessEnv = {};
  ensureSecrets(root, development);
  expect(statSync(join(root, '.env')).mode & 0o777).toBe(0o600);
  const first = readFileSync(join(root, '.env'), 'utf8');
  const again: NodeJS.ProcessEnv = { NODE_ENV: 'production' };
  ensureSecrets(root, again);
  expect(readFileSync(join(root, '.env'), 'utf8')).toBe(first);
  expect(again['HEARTH_VAULT_KEYS']).toBe(development['HEARTH_VAULT_KEYS']);
});

it('prints a set of secrets that production accepts', async () => {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'cms/lib/bin/make-secrets.js'), '--print'], {
    encoding: 'utf8',
  });
  const printed = Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s, 2)),
  ) as Record<string, string>;
  expect(printed['POSTGRES_PASSWORD']).toMatch(/^[0-9a-f]{48}$/);
  const settings = { ...productionSettings(), DATABASE_URL: db.url, ...printed };
  await expect(refuseUnsafe(ROOT, settings)).resolves.toBeUndefined();
});

describe('a production host that is set up well', () => {
  let host: OwnHost;
  beforeAll(async () => {
    host = await aHost({ env: productionSettings() });
  }, 60_000);
  afterAll(() => host.stop());

  const signIn = (proto: string): Promise<Response> =>
    fetch(`${host.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': proto, 'x-forwarded-for': '203.0.113.9' },
      body: JSON.stringify({ email: 'root@hearth.example', password: 'Root-of-Tests-1' }),
    });

  it('gives cookies that never leave https', async () => {
    expect((await signIn('https')).headers.get('set-cookie')).toMatch(/strapi_admin_refresh=.*httponly/i);
    expect((await signIn('https')).headers.get('set-cookie')).toMatch(/; secure/i);
    expect((await signIn('http')).headers.get('set-cookie')).not.toMatch(/; secure/i);
  });

  it('hides its schema from strangers', async () => {
    const answer = await fetch(`${host.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
    });
    expect(await answer.text()).toContain('GRAPHQL.SCHEMA_HIDDEN');
  });

  it('logs in fields that machines read', async () => {
    await fetch(`${host.url}/admin/init`, { headers: { 'x-request-id': 'production-log-line' } });
    const lines = readdirSync(HOSTS)
      .filter((name) => name.startsWith('host-'))
      .flatMap((name) => readFileSync(join(HOSTS, name), 'utf8').split('\n'));
    const line = lines.find((each) => each.includes('production-log-line')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      message: 'answered',
      requestId: 'production-log-line',
      route: '/admin/init',
      status: 200,
    });
  });
});
