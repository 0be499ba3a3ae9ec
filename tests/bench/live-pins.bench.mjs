/** What a live shows, heard by its viewers while three hundred orders a second are placed: sold out, another price, another pin. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aBuyersLine } from './order-crowd.mjs';
import { aServer, here, root } from './server.mjs';

const RATE = 300;
const UNITS = 40;
const OFFERS = Number(process.env.HEARTH_BENCH_OFFERS ?? 150);
const PINS = 100;
const PRICES = 20;
const CONNECTIONS = 64;
/** A frame goes out every 150 ms at the latest; what was sold last is heard well within a second, or it is not heard. */
const LAST_WORD = 2_000;

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
const [session, room] = [systemIds.next(), systemIds.next()];
const running = [];
try {
  await measure();
} finally {
  await Promise.all(running.map((one) => one.stop()));
  await db.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function started(program, args) {
  const server = await aServer(join(here, program), { args, execArgv: ['--max-semi-space-size=32'] });
  running.push(server);
  return server;
}

async function measure() {
  const counter = await started('orders-node.mjs', [url]);
  const node = await started('live-pins-node.mjs', [url, session, room]);
  const offers = [];
  for (let n = 0; n < OFFERS; n += 1) offers.push(await anOffer(UNITS));
  const shown = offers.map(({ offer }) => offer);
  while (!(await node.ask('shelf', shown))) await wait(20);
  const selling = sellOut(counter.url, offers);
  const [pins, prices] = await Promise.all([pinSome(node, shown), beginSome(offers)]);
  const sales = await selling;
  await wait(LAST_WORD);
  const heard = await node.ask('heard');
  const orders = { orders: sales.orders, perSecond: sales.perSecond, units: UNITS };
  tell('sold out', sales.soldOut, { heard: heard.soldOut, ...orders });
  tell('another pin', pins, { heard: heard.pinned, ...orders });
  tell('a price for some minutes', prices, { heard: heard.priced, ...orders });
}

/** What was never heard counts as heard at the very end. */
function tell(what, since, { heard, ...said }) {
  const waits = Object.entries(since)
    .map(([id, at]) => (heard[id] ?? at + LAST_WORD) - at)
    .sort((a, b) => a - b);
  const missed = Object.keys(since).filter((id) => heard[id] === undefined).length;
  figure({
    ...{ name: `live: ${what}, from the deed to the viewers, p99 at ${RATE} orders/s`, unit: 'ms' },
    ...{ value: Math.max(1, waits[Math.floor(waits.length * 0.99)]), wanted: { below: 500 } },
    ...{ times: waits.length, p50: waits[Math.floor(waits.length / 2)], missed, ...said },
  });
}

/** An offer with so many units, on the shelf of the live. */
async function anOffer(units) {
  const [product, variant, offer] = [systemIds.next(), systemIds.next(), systemIds.next()];
  const page = offer.replaceAll('-', '').padEnd(64, '0');
  await db('bench_gate').insert({ product, sellable: true });
  const goods = { station: 'yunze', product, title: '{"zh-Hans":"云泽脐橙","en":"Navel oranges"}' };
  await db('shop_variant').insert({ ...goods, id: variant, spec: '5 斤', weight_g: 1 });
  await db('shop_stock').insert({ variant, station: 'yunze', received: units, on_hand: units });
  await db('shop_page').insert({ hash: page, station: 'yunze', body: '{}' });
  await db('shop_offer').insert({ ...rowOf({ id: offer, variant, product }), page });
  return { offer, variant, product };
}

const rowOf = (named) => ({
  ...{ station: 'yunze', state: 'open', price: 3990, opens_at: '2020-01-01', closes_at: '2099-01-01' },
  ...{ promise: '48 小时内发货', made_by: 'bench', ...named },
});

/** One offer after the other, so many orders a second by the clock; an offer is sold out with the answer to its last unit. */
async function sellOut(counter, offers) {
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => aBuyersLine(counter)));
  const idle = [...lines];
  const soldOut = {};
  const total = offers.length * UNITS;
  const began = performance.now();
  const asked = [];
  for (let n = 0; n < total; n += 1) {
    const due = began + (n * 1_000) / RATE;
    while (performance.now() < due || idle.length === 0) await wait(1);
    const line = idle.pop();
    const { offer } = offers[Math.floor(n / UNITS)];
    const buy = async () => {
      if ((await line.buy(offer)) === 201) soldOut[offer] = Date.now();
      idle.push(line);
    };
    asked.push(buy());
  }
  await Promise.all(asked);
  const perSecond = Math.round((total * 1_000) / (performance.now() - began));
  for (const line of lines) line.end();
  return { soldOut, orders: total, perSecond };
}

/** The latest offers of the shelf are pinned one after the other: they sell out last. */
async function pinSome(node, shown) {
  const pressed = {};
  let instead = null;
  for (let n = 0; n < PINS; n += 1) {
    const { id, pressedAt } = await node.ask('pin', { offer: shown[shown.length - 1 - (n % 20)], instead });
    pressed[id] = pressedAt;
    instead = id;
    await wait(100);
  }
  return pressed;
}

/** Prices for some minutes that begin by the database's clock, for goods that are sold last. */
async function beginSome(offers) {
  const begins = {};
  for (const { offer: usual, variant, product } of offers.slice(-PRICES)) {
    const [offer, opensAt] = [systemIds.next(), Date.now() + 2_000];
    const dates = { opens_at: new Date(opensAt), closes_at: new Date(opensAt + 600_000) };
    const page = offer.replaceAll('-', '').padEnd(64, '0');
    await db('shop_page').insert({ hash: page, station: 'yunze', body: '{}' });
    const special = { page, price: 2990, is_limited: true };
    await db('shop_offer').insert({ ...rowOf({ id: offer, variant, product, ...dates }), ...special });
    await db('live_price').insert({
      ...{ id: systemIds.next(), station: 'yunze', session, room, usual, offer, variant, product, title: '限时价' },
      ...{ price: 2990, total: UNITS, per_buyer: 2, ...dates, made_by: 'bench', made_name: 'bench' },
    });
    begins[offer] = opensAt;
    await wait(100);
  }
  return begins;
}
