/** A node of a live: its rooms with their viewers; it pins, and watches a shelf in the tables. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOM, startRooms } from './live-rooms.mjs';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const shop = (path) => require(join(root, 'plugins/shop/lib', path));
const live = (path) => require(join(root, 'plugins/live/lib/server', path));
const { createDatabase, createLedger, createVault, parseVaultKeys, plainConnection } = lib('platform/index.js');
const { createListener } = lib('platform/listener/listener.js');
const { createLog } = lib('platform/log/log.js');
const { createOutbox } = lib('platform/outbox/outbox.js');
const { ok, systemClock, systemIds, systemRandom, unwrap } = lib('kernel/index.js');
const { offerMoved, ordersPlaced, stockFreed } = shop('contract/index.js');
const { wireShop } = shop('server/shop-wiring.js');
const { liveOfferDepsOf, liveOffersOf } = shop('server/lives/lives.slice.js');
const { livePriceStore } = live('pins/live-price-store.js');
const { pinStore } = live('pins/pin-store.js');
const { pinGoods } = live('pins/pin-goods.js');
const { createShelfWatch } = live('pins/watch-shelves.js');

const [url, session] = process.argv.slice(2);
// Nodes hear each other over the database, as on a host without Redis.
process.env.DATABASE_URL = url;
const pool = require('knex')({
  client: 'pg',
  connection: { connectionString: url, pipeline: true },
  pool: { min: 2, max: 8 },
});
const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
const listener = createListener({ database, log });
const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
const ledger = createLedger({ database, ids: systemIds });
const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
const gate = {
  recheck: async (tx, products) => {
    await tx.raw('SELECT 1 FROM bench_gate WHERE product = ANY(?::uuid[]) FOR SHARE', [[...products]]);
    return new Map();
  },
};
const house = wireShop({ database, ids: systemIds, random: systemRandom, ledger, vault, outbox }, { gate });

const facts = { id: session, station: 'yunze', room: ROOM, state: 'live', isRehearsal: false };
let shelf = [];
const seller = { name: '青禾村果业合作社', kind: 'cooperative', place: '云泽', address: null, phone: null, uscc: null };
const http = createServer();
const rooms = await startRooms(http, { pool, database, log });
const deps = {
  ...{ database, ids: systemIds, ledger, pins: pinStore, prices: livePriceStore, gate },
  ...{
    gateOfPin: async () => [],
    book: { pin: async () => ok({}) },
    offers: liveOffersOf(() => liveOfferDepsOf(house)),
  },
  goods: { of: async (products) => new Map(products.map((product) => [product, { product, seller }])) },
  rooms: { tell: rooms.tell },
  sessions: { find: async () => facts, ofRoom: async () => facts, items: async () => shelf },
};
const watch = createShelfWatch({
  ...deps,
  clock: systemClock,
  tellHere: (to, message) => rooms.realtime.tellHere(`live:${to}`, message),
  failed: console.error,
});
outbox.onHint([ordersPlaced, stockFreed, offerMoved], { happened: watch.happened, lost: watch.happened });
await listener.start();

const actor = { kind: 'staff', id: systemIds.next(), name: '罗场控', station: 'yunze', stations: ['yunze'], roles: [] };
const acts = {
  shelf: async (offers) => {
    shelf = offers.map((offer) => ({ id: systemIds.next(), offer }));
    watch.watch(ROOM);
    watch.happened();
    return watch.knows(ROOM);
  },
  pin: async ({ offer, instead }) => {
    const pressedAt = Date.now();
    const { id } = unwrap(await pinGoods(deps, actor, { id: session, item: null, offer, instead }));
    return { id, pressedAt };
  },
};
process.on('message', ({ ask, id, about }) => {
  acts[ask](about).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.once('SIGTERM', () => {
  void Promise.allSettled([watch.stop(), listener.stop(), rooms.stop()]).finally(() => process.exit(0));
});
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
