/** A node of a live and nothing else: it pins, watches a shelf in the tables, and sends what it tells in the frames that viewers get. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const shop = (path) => require(join(root, 'plugins/shop/lib', path));
const live = (path) => require(join(root, 'plugins/live/lib/server', path));
const { createDatabase, createLedger, createVault, parseVaultKeys, plainConnection } = lib('platform/index.js');
const { createListener } = lib('platform/listener/listener.js');
const { createLog } = lib('platform/log/log.js');
const { createOutbox } = lib('platform/outbox/outbox.js');
const { createFrames } = lib('platform/realtime/frames.js');
const { ok, systemClock, systemIds, systemRandom, unwrap } = lib('kernel/index.js');
const { offerMoved, ordersPlaced, stockFreed } = shop('contract/index.js');
const { wireShop } = shop('server/shop-wiring.js');
const { liveOfferDepsOf, liveOffersOf } = shop('server/lives/lives.slice.js');
const { livePriceStore } = live('pins/live-price-store.js');
const { pinStore } = live('pins/pin-store.js');
const { pinGoods } = live('pins/pin-goods.js');
const { createShelfWatch } = live('pins/watch-shelves.js');

/** As the rooms of the house have it. */
const FRAME_MS = 150;

const [url, session, room] = process.argv.slice(2);
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

const facts = { id: session, station: 'yunze', room, state: 'live', isRehearsal: false };
let shelf = [];
const seller = { name: '青禾村果业合作社', kind: 'cooperative', place: '云泽', address: null, phone: null, uscc: null };
const frames = createFrames('bench');
frames.open(room);
const deps = {
  ...{ database, ids: systemIds, ledger, pins: pinStore, prices: livePriceStore, gate },
  ...{ gateOfPin: async () => [], book: { pin: async () => ok({}) }, offers: liveOffersOf(() => liveOfferDepsOf(house)) },
  goods: { of: async (products) => new Map(products.map((product) => [product, { product, seller }])) },
  rooms: { tell: (to, telling) => frames.add(to, [{ at: new Date().toISOString(), ...telling }]) },
  sessions: { find: async () => facts, ofRoom: async () => facts, items: async () => shelf },
};
const watch = createShelfWatch({
  ...deps,
  clock: systemClock,
  tellHere: (to, message) => frames.add(to, [message]),
  failed: console.error,
});
outbox.onHint([ordersPlaced, stockFreed, offerMoved], { happened: watch.happened, lost: watch.happened });
await listener.start();

/** When viewers heard that an offer was sold out, that one is sold at another price, and which pin they see. */
const heard = { soldOut: {}, priced: {}, pinned: {} };
setInterval(() => {
  for (const { messages } of frames.flush()) for (const message of messages) hear(message, Date.now());
}, FRAME_MS);

function hear({ type, left = [], prices = [], pinned }, now) {
  if (type === 'pinned') heard.pinned[pinned.pin] ??= now;
  for (const { offer } of prices) heard.priced[offer] ??= now;
  // Of goods at a special price nothing is left at either price: that is told as the price that is in force again.
  for (const one of [...left, ...prices]) if (one.left === 0) heard.soldOut[one.offer] ??= now;
}

const actor = { kind: 'staff', id: systemIds.next(), name: '罗场控', station: 'yunze', stations: ['yunze'], roles: [] };
const acts = {
  shelf: async (offers) => {
    shelf = offers.map((offer) => ({ id: systemIds.next(), offer }));
    watch.watch(room);
    watch.happened();
    return watch.knows(room);
  },
  pin: async ({ offer, instead }) => {
    const pressedAt = Date.now();
    const { id } = unwrap(await pinGoods(deps, actor, { id: session, item: null, offer, instead }));
    return { id, pressedAt };
  },
  heard: async () => heard,
};
process.on('message', ({ ask, id, about }) => {
  acts[ask](about).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.once('SIGTERM', () => {
  void Promise.allSettled([watch.stop(), listener.stop()]).finally(() => process.exit(0));
});
process.send({ port: 0 });
