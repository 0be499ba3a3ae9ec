/** Two nodes on one PostgreSQL and a platform in a process of its own: from a signature to the rows, and from the due time to the first byte. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aServer, here, root } from './server.mjs';

const ACCOUNTS = 12;
const SIGNED = Number(process.env.HEARTH_BENCH_SIGNED ?? 120);
const PER_MINUTE = 200;
const MINUTES = Number(process.env.HEARTH_BENCH_MINUTES ?? 2);

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { systemIds, hashOf } = lib('kernel/index.js');
const { FULL_REVIEW } = lib('contract/index.js');
const knex = require('knex');

const COLUMN = 'columnid0001';
const text = (words) => ({ type: 'paragraph', children: [{ type: 'text', text: words }] });

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres') });
await createIfMissing(cluster, 'bench');
const url = cluster.url('bench');
await migrateDatabase(url, join(root, 'dist/database/migrations'));
const db = knex({ client: 'pg', connection: url, pool: { min: 1, max: 4 } });
const running = [];
try {
  await prepare();
  const far = await aServer(join(here, 'platform-host.mjs'));
  running.push(far);
  for (let node = 0; node < 2; node += 1)
    running.push(await aServer(join(here, 'delivery-node.mjs'), { args: [url, far.url] }));
  const [, first, second] = running;
  await warm(first);
  report('signed → delivery rows', await planned(first, second));
  await punctual(far, first, second);
} finally {
  await Promise.all(running.map((one) => one.stop()));
  await db.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function prepare() {
  const words = { name_zh: '云泽', name_en: 'Yunze', slogan_zh: '', slogan_en: '', settings: '{}' };
  await db('station').insert({ slug: 'yunze', level: 'municipal', ink_cool: '#22424F', ink_warm: '#B83214', ...words });
  const at = { station: 'yunze', column_id: COLUMN };
  for (let n = 0; n < ACCOUNTS; n += 1) {
    const id = systemIds.next();
    await db('channel').insert({
      ...{ id, station: 'yunze', platform: 'facebook', name: `账号${n}`, account: id, locale: 'zh-Hans' },
      ...{ lane: 'assisted', capabilities: ['publish'], windows: '[]', rule_pack: 'facebook' },
    });
    await db('column_target').insert({
      ...{ ...at, channel: id, timing: '{"kind":"at-once"}', embargo: '{"kind":"none"}', missed: '{"kind":"send"}' },
    });
  }
}

/** A story with the words of a real one, reviewed by rules that ask for nobody. */
async function story() {
  const documentId = `doc${systemIds.next().replaceAll('-', '').slice(8)}`;
  const body = Array.from({ length: 20 }, (_, n) =>
    text(`第${n}段：青禾县启动防汛四级响应，沿河三个村的住户当晚全部转移，无人伤亡。`),
  );
  const content = { title: '夏汛来临，青禾县提前转移沿河住户', summary: '三个村当晚全部转移', column: COLUMN, body };
  const at = { station: 'yunze', document_id: documentId, locale: 'zh-Hans' };
  const hash = hashOf(content);
  const written = { changed: [], author_name: '王芳', role: 'writer', content: JSON.stringify(content) };
  await db('manuscript_revision').insert({ id: systemIds.next(), ...at, n: 1, hash, ...written });
  const rules = JSON.stringify({ ...FULL_REVIEW, levels: [], proofs: [] });
  await db('review_case').insert({
    ...{ id: systemIds.next(), ...at, column_id: COLUMN, title: content.title, state: 'signed', revision: 1, hash },
    ...{ rules, rules_version: 'bench/1', author_name: '王芳' },
  });
  return { station: 'yunze', documentId, locale: 'zh-Hans', revision: 1, hash };
}

async function rowsOf(documentId) {
  const [{ n }] = await db('delivery').where({ document_id: documentId }).count({ n: '*' });
  return Number(n);
}

async function warm(node) {
  for (let n = 0; n < 5; n += 1) await planOne(node);
}

/** From the moment that a signature is on its way to the database until all twelve rows can be read there. */
async function planOne(node) {
  const signed = await story();
  const began = performance.now();
  await node.ask('sign', signed);
  while ((await rowsOf(signed.documentId)) < ACCOUNTS) await wait(2);
  const took = performance.now() - began;
  const rows = await db('delivery')
    .where({ document_id: signed.documentId })
    .distinct(db.raw('xmin::text AS tx, state'));
  return { took, rows };
}

async function planned(...nodes) {
  const took = [];
  for (let n = 0; n < SIGNED; n += 1) took.push((await planOne(nodes[n % nodes.length])).took);
  return took;
}

/** Two hundred a minute, each due at a moment of its own: how late does the first byte arrive at the platform? */
async function punctual(far, node, other) {
  await wait(3_000);
  const count = PER_MINUTE * MINUTES;
  const ids = [];
  for (let n = 0; n < Math.ceil(count / ACCOUNTS); n += 1) {
    const signed = await story();
    const later = JSON.stringify({ kind: 'after', minutes: 60 });
    await db('column_target').update({ timing: later });
    await node.ask('sign', signed);
    while ((await rowsOf(signed.documentId)) < ACCOUNTS) await wait(2);
    ids.push(...(await db('delivery').where({ document_id: signed.documentId }).pluck('id')));
  }
  const begin = Date.now() + 5_000;
  const due = new Map(ids.slice(0, count).map((id, n) => [id, begin + (n * 60_000) / PER_MINUTE]));
  for (const [id, at] of due)
    await db('delivery')
      .where({ id })
      .update({ due_at: new Date(at), next_at: new Date(at) });
  const questions = async () => (await node.ask('questions')) + (await other.ask('questions'));
  const before = await questions();
  await wait(begin - Date.now() + MINUTES * 60_000 + 8_000);
  const asked = (await questions()) - before;
  const arrived = new Map(await far.ask('arrived'));
  tell(
    [...due].map(([id, at]) => (arrived.get(id) ?? Number.POSITIVE_INFINITY) - at),
    asked / due.size,
  );
}

/** `late`: milliseconds between the moment that each was due and its first byte. */
function tell(late, statements) {
  const early = late.filter((ms) => ms < 0).length;
  const facts = {
    perMinute: PER_MINUTE,
    deliveries: late.length,
    early,
    p50: at(late, 0.5),
    worst: at(late, 1),
    unit: 'ms',
  };
  figure({
    name: 'deliveries: due → first byte at the platform, 95th percentile',
    value: at(late, 0.95),
    wanted: { below: 2_000 },
    ...facts,
  });
  figure({
    name: 'deliveries: due → first byte at the platform, 99th percentile',
    value: at(late, 0.99),
    wanted: { below: 5_000 },
    ...facts,
  });
  figure({
    name: 'deliveries: statements to the database for each that is sent, all nodes, waiting included',
    value: Number(statements.toFixed(1)),
    unit: 'statements',
    wanted: { below: 20 },
  });
  figure({ name: 'deliveries: sent before they were due', value: early, unit: 'deliveries', wanted: { below: 1 } });
}

function report(what, took) {
  const facts = { accounts: ACCOUNTS, stories: took.length, p50: at(took, 0.5), worst: at(took, 1), unit: 'ms' };
  figure({
    name: `deliveries: ${what} for ${ACCOUNTS} accounts, 95th percentile`,
    value: at(took, 0.95),
    wanted: { below: 300 },
    ...facts,
  });
}

function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN).toFixed(1));
}
