/**
 * What a live shows, heard by ten thousand viewers while three hundred orders and two hundred danmaku a second come in: sold out, another price,
 * another pin.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aBuyersLine } from './order-crowd.mjs';
import { ROOM } from './live-rooms.mjs';
import { aServer, here, root } from './server.mjs';

const RATE = 300;
const UNITS = 200;
const OFFERS = Number(process.env.HEARTH_BENCH_OFFERS ?? 30);
/** More often than any host pins, or changes a price. */
const PINS = 40;
/** Milliseconds. */
const PIN_EVERY = 450;
const PRICES = 20;
const PRICE_EVERY = 700;
const CONNECTIONS = 64;
const PEOPLE = Number(process.env.HEARTH_BENCH_PEOPLE ?? 10_000);
const CROWDS = 2;
const DANMAKU = 200;
/** Nobody may write more than five times in ten seconds. */
const SPEAKERS = Math.min(PEOPLE / CROWDS, 1_000);
/** What was sold last is heard well within a second, or it is not heard. */
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
const session = systemIds.next();
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
  const server = await aServer(join(here, program), {
    args,
    execArgv: ['--max-semi-space-size=32'],
  });
  running.push(server);
  return server;
}

async function measure() {
  const counter = await started('orders-node.mjs', [url]);
  const node = await started('live-pins-node.mjs', [url, session]);
  const offers = [];
  for (let n = 0; n < OFFERS; n += 1) offers.push(await anOffer(UNITS));
  const shown = offers.map(({ offer }) => offer);
  while (!(await node.ask('shelf', shown))) await wait(20);
  const crowds = [];
  for (let n = 0; n < CROWDS; n += 1)
    crowds.push(await started('live-room-crowd.mjs', [node.url, String(PEOPLE / CROWDS), 'ours']));
  await Promise.all(crowds.map((crowd) => crowd.ask('gather')));
  await Promise.all(crowds.slice(1).map((crowd) => crowd.ask('listen')));
  const seconds = Math.ceil((OFFERS * UNITS) / RATE) + 1;
  const talking = crowds[0].ask('talk', { perSecond: DANMAKU, seconds, speakers: SPEAKERS });
  const selling = sellOut(counter.url, offers);
  const [pins, prices] = await Promise.all([pinSome(node, shown), beginSome(offers)]);
  const sales = await selling;
  await talking;
  await wait(LAST_WORD);
  const heard = new Map();
  for (const crowd of crowds)
    for (const [deed, times] of await crowd.ask('deeds')) heard.set(deed, [...(heard.get(deed) ?? []), ...times]);
  const reports = await Promise.all(crowds.map((crowd) => crowd.ask('report')));
  const sum = (of) => reports.reduce((all, report) => all + report[of], 0);
  const load = { people: PEOPLE, danmaku: DANMAKU, skipped: sum('skipped'), lost: sum('lost') };
  const facts = { orders: sales.orders, perSecond: sales.perSecond, units: UNITS, ...load };
  tell('sold out', sales.soldOut, { heardOf: (offer) => heard.get(`sold-out ${offer}`), ...facts });
  tell('another pin', pins, { heardOf: (pin) => heard.get(`pinned ${pin}`), ...facts });
  tell('a price for some minutes', prices, { heardOf: (offer) => heard.get(`priced ${offer}`), ...facts });
}

/** Each viewer counts for each deed; who never heard of it counts as if they had at the very end. */
function tell(what, since, { heardOf, ...said }) {
  const waits = new Map();
  let missed = 0;
  const count = (waited, people) => waits.set(waited, (waits.get(waited) ?? 0) + people);
  for (const [id, at] of Object.entries(since)) {
    const times = heardOf(id) ?? [];
    for (const [when, people] of times) count(Math.max(0, when - at), people);
    const left = PEOPLE - times.reduce((sum, [, people]) => sum + people, 0);
    missed += left;
    if (left > 0) count(LAST_WORD, left);
  }
  const sorted = [...waits].sort(([a], [b]) => a - b);
  const all = Object.keys(since).length * PEOPLE;
  const within = (share) => {
    let passed = 0;
    return sorted.find(([, people]) => (passed += people) >= share * all)?.[0] ?? Number.NaN;
  };
  figure({
    ...{ name: `live: ${what}, from the deed to the viewers, p99 at ${RATE} orders/s`, unit: 'ms' },
    ...{ value: Math.max(1, within(0.99)), wanted: { below: 500 } },
    ...{ times: Object.keys(since).length, p50: within(0.5), worst: within(1), missed, ...said },
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

function rowOf(named) {
  const kept = { station: 'yunze', state: 'open', price: 3990, opens_at: '2020-01-01', closes_at: '2099-01-01' };
  return { ...kept, promise: '48 小时内发货', made_by: 'bench', ...named };
}

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
    // In turn: a line that nobody used for some seconds is closed by the host.
    const line = idle.shift();
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
    await wait(PIN_EVERY);
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
      ...{
        id: systemIds.next(),
        station: 'yunze',
        session,
        room: ROOM,
        usual,
        offer,
        variant,
        product,
        title: '限时价',
      },
      ...{ price: 2990, total: UNITS, per_buyer: 2, ...dates, made_by: 'bench', made_name: 'bench' },
    });
    begins[offer] = opensAt;
    await wait(PRICE_EVERY);
  }
  return begins;
}
