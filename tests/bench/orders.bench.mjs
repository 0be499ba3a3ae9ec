/** Orders: the desk alone, a burst through HTTP on one hot offer, and what is left of an empty act when every guard is on. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { median } from './fire.mjs';
import { burst, stream } from './order-crowd.mjs';
import { aServer, here, root } from './server.mjs';

const BUYERS = Number(process.env.HEARTH_BENCH_BUYERS ?? 20_000);
const UNITS = 500;
const SECONDS = Number(process.env.HEARTH_BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.HEARTH_BENCH_ROUNDS ?? 3);
const STORE_ORDERS = Number(process.env.HEARTH_BENCH_ORDERS ?? 200_000);
const CONNECTIONS = 256;
/** As `npm start` has it. */
const execArgv = ['--max-semi-space-size=32'];

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { systemIds } = lib('kernel/index.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), durable: true });
await createIfMissing(cluster, 'bench');
const url = cluster.url('bench');
await migrateDatabase(url, join(root, 'dist/database/migrations'));
const db = require('knex')({ client: 'pg', connection: url, pool: { min: 1, max: 4 } });
await db.raw('CREATE TABLE bench_gate (product uuid PRIMARY KEY, sellable boolean NOT NULL)');
const running = [];
try {
  await storeAlone();
  const nodes = [await aNode(), await aNode()];
  await flash([nodes[0]], 'one node');
  await flash(nodes, 'two nodes');
  await sustained(nodes[0]);
} finally {
  await Promise.all(running.map((one) => one.stop()));
  await db.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function aNode() {
  const node = await aServer(join(here, 'orders-node.mjs'), { args: [url], execArgv });
  running.push(node);
  return node;
}

/** An offer with so many units, each buyer at most two. */
async function anOffer(units, { perBuyer = 2 } = {}) {
  const [product, variant, offer] = [systemIds.next(), systemIds.next(), systemIds.next()];
  const page = offer.replaceAll('-', '').padEnd(64, '0');
  await db('bench_gate').insert({ product, sellable: true });
  await db('shop_variant').insert({
    ...{ id: variant, station: 'yunze', product, title: '{}' },
    spec: '5 斤',
    weight_g: 1,
  });
  await db('shop_stock').insert({ variant, station: 'yunze', received: units, on_hand: units });
  await db('shop_page').insert({ hash: page, station: 'yunze', body: '{}' });
  await db('shop_offer').insert({
    ...{ id: offer, station: 'yunze', variant, product, state: 'open', price: 3990, per_buyer: perBuyer },
    ...{ opens_at: '2020-01-01', closes_at: '2099-01-01', promise: '48 小时内发货', page, made_by: 'bench' },
  });
  return { offer, variant };
}

async function storeAlone() {
  for (const buyers of [2_000, 64]) {
    const { offer, variant } = await anOffer(10_000_000);
    const desk = await aServer(join(here, 'orders-store.mjs'), {
      args: [url, offer, String(buyers), String(STORE_ORDERS)],
      execArgv,
    });
    const { perSecond, orders } = await desk.ask('run');
    await desk.stop();
    const { reserved } = await db('shop_stock').where({ variant }).first('reserved');
    figure({
      ...{
        name: `orders: durable orders of one variant, ${buyers} buyers in process`,
        value: perSecond,
        unit: 'orders/s',
      },
      ...{ wanted: { atLeast: buyers === 2_000 ? 50_000 : 10_000 }, orders, reserved: Number(reserved) },
    });
  }
}

async function flash(nodes, how) {
  const { offer, variant } = await anOffer(UNITS);
  const { sold, refused, failed, latencies } = await burst(
    nodes.map((node) => node.url),
    { offer, buyers: BUYERS, connections: CONNECTIONS },
  );
  const { reserved } = await db('shop_stock').where({ variant }).first('reserved');
  const p95 = latencies[Math.floor(latencies.length * 0.95)];
  const said = { buyers: BUYERS, sold, refused, failed, reserved: Number(reserved) };
  figure({
    ...{ name: `orders: burst on ${UNITS} units, p95, ${how}`, value: p95, unit: 'ms' },
    wanted: { below: 2_000 },
    ...said,
  });
  const off = Math.abs(sold - UNITS) + Math.abs(Number(reserved) - UNITS) + failed;
  figure({
    ...{
      name: `orders: burst on ${UNITS} units, sold too many or few or unanswered, ${how}`,
      value: off,
      unit: 'orders',
    },
    wanted: { below: 1 },
    ...said,
  });
}

async function sustained(node) {
  const paths = { ours: '/api/shop/orders', empty: '/api/bench/empty', textbook: '/api/bench/textbook' };
  const speeds = { ours: [], empty: [], textbook: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(paths)) {
      const { offer } = await anOffer(10_000_000, { perBuyer: 10 });
      speeds[name].push(await stream(node.url, { path, offer, seconds: SECONDS, connections: CONNECTIONS }));
    }
  }
  const [ours, empty, textbook] = ['ours', 'empty', 'textbook'].map((name) => median(speeds[name]));
  const whole = { rounds: ROUNDS, connections: CONNECTIONS, speeds };
  figure({
    ...{ name: 'orders: accepted a second, against a textbook checkout', value: ours, unit: 'orders/s' },
    ...{ limit: 'lock, read, write on the same host', limitMeasured: textbook, wanted: { atLeast: 8 }, ...whole },
  });
  figure({
    ...{ name: 'orders: accepted a second, against an empty act on the lane', value: ours, unit: 'orders/s' },
    ...{ limit: 'empty authenticated POST', limitMeasured: empty, wanted: { atLeast: 0.4 }, ...whole },
  });
}
