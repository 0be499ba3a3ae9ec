/** A story on twelve accounts of three platforms, one of which fails twice, ordered down: until every account is verified gone. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aServer, root } from './server.mjs';

// X and Weibo refuse the same words twice, and the lab knows one account of each.
const ACCOUNTS = ['x', 'weibo', ...Array(10).fill('facebook')];
/** A post is live on the way out as slowly as its platform says; an order has this long. */
const LIMIT = 60_000;

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { FULL_REVIEW } = lib('contract/index.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
chmodSync(scratch, 0o755);
mkdirSync(join(scratch, 'public'));
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres') });
await createIfMissing(cluster, 'bench');
await migrateDatabase(cluster.url('bench'), join(root, 'dist/database/migrations'));
const lab = await aLab();
const host = await aServer(join(root, 'cms/lib/bin/host.js'), {
  env: {
    ...{ NODE_ENV: 'test', DATABASE_URL: cluster.url('bench'), PUBLIC_DIR: join(scratch, 'public') },
    // Weibo takes no post without a link to the site that is registered there.
    PUBLIC_URL: 'https://yunze.example',
    ...{ HEARTH_STATION: 'yunze', HEARTH_STATION_LEVEL: 'municipal', HEARTH_RATE_SCALE: '1000' },
    ...{ HEARTH_PLATFORMS_AT: lab.url, HEARTH_PROBES_AT: lab.url },
  },
});
try {
  await measure();
} finally {
  await host.stop();
  lab.stop();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function measure() {
  const root = await signedUp();
  const chief = await invited(root, 'chief-editor');
  const document = await posted(root);
  lab.tell({ platform: 'x', removals: ['fails', 'fails'] });
  const began = Date.now();
  const body = {
    ...{ number: '网信〔2026〕12号', authority: 'superior', issuer: '省委网信办', reason: '内容失实' },
    ...{ publicNote: '', scope: { kind: 'lineage', documentId: document }, responsible: chief.id, minutes: 10 },
  };
  const { order } = await call(chief.token, 'POST', '/cms/takedowns', body);
  const seen = await until(
    () => call(chief.token, 'GET', `/cms/takedowns/${order.id}`),
    (whole) => whole.order.state === 'cleared',
    2 * LIMIT,
  );
  const took = Date.now() - began;
  const by = seen.watches.map(({ account, settledAt, state }) => ({
    account: account?.name ?? 'our own pages',
    state,
    ms: settledAt === null ? null : Date.parse(settledAt) - began,
  }));
  figure({
    ...{ name: 'takedown: order → verified gone on 12 accounts, one failing twice', value: took, unit: 'ms' },
    ...{ wanted: { below: LIMIT }, accounts: by.length, by },
  });
}

async function signedUp() {
  const who = { email: 'root@hearth.example', password: 'Root-of-Bench-1', firstname: 'Root', lastname: 'Bench' };
  await call(undefined, 'POST', '/admin/register-admin', who);
  const { data } = await call(undefined, 'POST', '/admin/login', { email: who.email, password: who.password });
  const token = data.accessToken ?? data.token;
  const rules = { ...FULL_REVIEW, levels: [], proofs: [] };
  await call(token, 'PUT', '/cms/review/policies', { station: 'yunze', column: null, version: 0, rules });
  return token;
}

async function invited(token, role) {
  const name = { 'zh-Hans': '方一鸣', en: 'Fang Yiming' };
  const person = { email: `${role}@yunze.example`, name, station: 'yunze', roles: [role] };
  const { registrationLink } = await call(token, 'POST', '/cms/people', person);
  const registrationToken = new URL(registrationLink, host.url).searchParams.get('registrationToken');
  const userInfo = { firstname: '方一鸣', lastname: '', password: 'Chief-of-Bench-1' };
  const { data } = await call(undefined, 'POST', '/admin/register', { registrationToken, userInfo });
  const own = data.accessToken ?? data.token;
  const me = await call(own, 'GET', '/cms/people/me');
  return { token: own, id: me.person.id };
}

/** Publishes a story and waits until every account says that it is live. */
async function posted(token) {
  const content = (type) => `/content-manager/collection-types/plugin::cms.${type}`;
  const column = await call(token, 'POST', `${content('column')}?locale=zh-Hans`, {
    ...{ station: 'yunze', slug: 'bench', name: '民生' },
  });
  const targets = [];
  for (const [n, platform] of ACCOUNTS.entries()) {
    const { id } = await call(token, 'POST', '/cms/channels', {
      ...{ station: 'yunze', platform, name: `${platform} ${n + 1}`, account: `bench-${n}`, locale: 'zh-Hans' },
      ...{ lane: 'driver', credential: lab.credentials[platform], capabilities: ['publish', 'delete'], quota: null },
      ...{ windows: [], rulePack: platform, owner: null, active: true },
    });
    const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
    targets.push({ channel: id, ...when });
  }
  const at = { station: 'yunze', column: column.data.documentId, version: 0 };
  await call(token, 'PUT', '/cms/channels/targets', { ...at, targets });
  const { data: made } = await call(token, 'POST', `${content('manuscript')}?locale=zh-Hans`, {
    ...{ station: 'yunze', title: '沿江三个街道今天上午停水', summary: '水务局检修' },
    column: { connect: [{ documentId: column.data.documentId }] },
    body: [{ type: 'paragraph', children: [{ type: 'text', text: '记者从市水务局获悉，河埠头水厂昨夜检修。' }] }],
  });
  const { documentId } = made;
  await call(token, 'POST', `${content('manuscript')}/${documentId}/actions/publish?locale=zh-Hans`, {});
  await until(
    () => call(token, 'GET', `/cms/deliveries?documentId=${documentId}`),
    ({ deliveries }) => deliveries.length === ACCOUNTS.length && deliveries.every(({ state }) => state === 'live'),
    LIMIT,
  );
  return documentId;
}

async function call(token, ...[method, path, body]) {
  const answer = await fetch(host.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}

async function until(see, holds, limit) {
  for (const end = Date.now() + limit; ; await wait(100)) {
    const seen = await see();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`it never came to that: ${JSON.stringify(seen).slice(0, 4_000)}`);
  }
}

async function aLab() {
  const child = spawn(process.execPath, [join(root, 'tests/lab/platforms/serve.cjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', (...one) => resolve(one)),
  );
  const tell = (said) => child.stdin.write(`${JSON.stringify(said)}\n`);
  return { ...JSON.parse(line), tell, stop: () => child.stdin.end() };
}
