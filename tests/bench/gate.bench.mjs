/** The gate over twenty thousand products: how long a node takes to answer, and how long a change takes to reach another node. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { median } from './fire.mjs';
import { root } from './server.mjs';

const PRODUCTS = 20_000;
const SUPPLIERS = 200;
const ASKED = 400_000;
const CHANGES = 300;
const AT_ONCE = 500;

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const gateLib = (name) => require(join(root, 'plugins/vetting/lib/server/gate', `${name}.js`));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { createDatabase, createDatabaseTime, createLedger, createListener, createLog, createOutbox, plainConnection } =
  lib('platform/index.js');
const { systemIds, systemRandom } = lib('kernel/index.js');
const { createGateMemory } = gateLib('gate-memory');
const { gateStore } = gateLib('gate-store');
const { factsStore } = gateLib('facts-store');
const { productStore } = require(join(root, 'plugins/vetting/lib/server/products/product-store.js'));
const { settleGate } = gateLib('settle-gate');
const knex = require('knex');

const needsOf = () => ({
  required: [
    { kind: 'business-licence', isSuppliers: true, side: null },
    { kind: 'production-licence', isSuppliers: false, side: null },
  ],
  requiredOfLots: ['test-report'],
});

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres') });
await createIfMissing(cluster, 'bench');
await migrateDatabase(cluster.url('bench'), join(root, 'dist/database/migrations'));
const log = createLog({ info: () => {}, warn: () => {}, error: (line) => process.stderr.write(`${line}\n`) });
const nodes = [];
try {
  await measure();
} finally {
  for (const node of nodes) await node.stop();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function measure() {
  const here = await aNode();
  const products = await fill(here);
  const began = performance.now();
  for (let from = 0; from < products.length; from += AT_ONCE)
    await here.database.transaction((tx) => here.settle(tx, products.slice(from, from + AT_ONCE)));
  const settled = performance.now() - began;
  const there = await aNode();
  if (there.memory.size() !== PRODUCTS) throw new Error(`the node knows ${there.memory.size()} products`);
  figure({
    name: 'gate, a node reads 20,000 verdicts at its start',
    value: there.read,
    unit: 'ms',
    wanted: { below: 5_000 },
    settledPerSecond: Math.round((PRODUCTS * 1000) / settled),
  });
  const byRow = await asked(products);
  answers(there, products, byRow);
  await invalidated(here, there, products);
}

/** Each question is timed by itself; what the clock costs is in it. */
function answers(there, products, byRow) {
  const times = new Float64Array(ASKED);
  let open = 0;
  for (let index = 0; index < ASKED; index += 1) {
    const product = products[(index * 7919) % products.length];
    const start = performance.now();
    if (there.memory.verdictOf(product).sellable) open += 1;
    times[index] = (performance.now() - start) * 1000;
  }
  if (open !== ASKED) throw new Error(`${ASKED - open} answers are wrong`);
  times.sort();
  figure({
    name: 'gate, verdictOf over 20,000 products, 99th percentile',
    value: times[Math.floor(ASKED * 0.99)],
    unit: 'µs',
    limit: 'the same asked of the database by its key, median',
    limitMeasured: byRow * 1000,
    wanted: { below: 0.1 },
    median: times[ASKED / 2],
    slowest: Math.round(times[ASKED - 1]),
  });
}

async function asked(products) {
  const { database } = nodes[0];
  const times = [];
  for (let index = 0; index < 500; index += 1) {
    const start = performance.now();
    await gateStore.one(database, products[(index * 7919) % products.length]);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** From the moment at which a lot is about to be held back on one node until another node answers so. */
async function invalidated(here, there, products) {
  const times = [];
  for (let index = 0; index < CHANGES; index += 1) {
    const product = products[(index * 101) % products.length];
    const start = performance.now();
    const done = here.database.transaction(async (tx) => {
      await tx('vetting_lot').where({ product }).update({ state: 'held' });
      await here.settle(tx, [product]);
    });
    while (there.memory.verdictOf(product).sellable) await nextTurn();
    times.push(performance.now() - start);
    await done;
  }
  times.sort((a, b) => a - b);
  const name = 'gate, from a change on one node to the answer of another, 99th percentile of 300';
  const value = times[Math.floor(CHANGES * 0.99)];
  figure({
    ...{ name, value, unit: 'ms', limit: '1,000 ms', limitMeasured: 1_000, wanted: { below: 1 } },
    median: Math.round(median(times) * 10) / 10,
  });
}

async function aNode() {
  const pool = knex({ client: 'pg', connection: cluster.url('bench'), pool: { min: 0, max: 8 } });
  const database = createDatabase(plainConnection(pool), { hookFailed: (error) => log.error('hook', { error }) });
  const listener = createListener({ database, log });
  const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
  const ledger = createLedger({ database, ids: systemIds });
  const memory = createGateMemory({
    ...{ database, gate: gateStore, time: createDatabaseTime(database), log },
    elapsed: () => performance.now(),
  });
  memory.listen(listener);
  const began = performance.now();
  await memory.start();
  const read = performance.now() - began;
  await listener.start();
  const stores = { gate: gateStore, facts: factsStore, products: productStore };
  const notices = { notify: () => Promise.resolve() };
  const deps = { ...{ database, outbox, ledger, notices, ids: systemIds }, ...stores, needsOf, followers: [] };
  const stop = async () => {
    await memory.stop();
    await listener.stop();
    await pool.destroy();
  };
  const node = { database, pool, memory, read, settle: (tx, ids) => settleGate(deps, tx, ids), stop };
  nodes.push(node);
  return node;
}

/** Suppliers with a licence, their goods with one, and a lot with its report each. */
async function fill({ pool }) {
  const by = systemIds.next();
  await pool.raw(`INSERT INTO vetting_file (station, hash, type, size, bytes, brought_by)
    VALUES ('yunze', repeat('a', 64), 'application/pdf', 1, 'x', '${by}')`);
  await pool.raw(`INSERT INTO vetting_supplier (id, station, kind, name, state, version, region, verify_by)
    SELECT gen_random_uuid(), 'yunze', 'cooperative', '合作社 ' || n, 'verified', 1, '530100', now() + interval '90 days'
    FROM generate_series(1, ${SUPPLIERS}) n`);
  await pool.raw(`INSERT INTO vetting_product (id, station, supplier, category, title, state, facts, opened_by, approved_at)
    SELECT gen_random_uuid(), 'yunze', s.id, 'grain', '小米', 'approved', '{}', '${by}', now()
    FROM vetting_supplier s, generate_series(1, ${PRODUCTS / SUPPLIERS})`);
  await pool.raw(`INSERT INTO vetting_lot (id, station, product, code, made_at, best_before, quantity, opened_by)
    SELECT gen_random_uuid(), 'yunze', id, 'L1', current_date, current_date + 90, 100, '${by}' FROM vetting_product`);
  const paper = `INSERT INTO vetting_paper (id, station, supplier, product, lot, kind, state, valid_from, valid_to, file_hash,
      filed_by, filed_by_name, decided_by, decided_by_name) SELECT gen_random_uuid(), 'yunze'`;
  const held = `'accepted', current_date - 9, current_date + 60, repeat('a', 64), '${by}', '王', gen_random_uuid(), '李'`;
  await pool.raw(`${paper}, id, NULL, NULL, 'business-licence', ${held} FROM vetting_supplier`);
  await pool.raw(`${paper}, NULL, id, NULL, 'production-licence', ${held} FROM vetting_product`);
  await pool.raw(`${paper}, NULL, product, id, 'test-report', ${held} FROM vetting_lot`);
  await pool.raw('ANALYZE');
  return pool('vetting_product').orderBy('id').pluck('id');
}
