// A node that sells in a live and is made to be killed: buyers press in the player and pay while goods are pinned one after the other. It has the
// compiled shop and the pins of lives on one database, without Strapi around them, and dies at the nth thing that it waits for.
require('./typescript.cjs');
const knex = require('knex');
const { types } = require('pg');
const { systemIds, systemRandom } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');
const { aLiveWorld, controller } = require('../../plugins/live/server/testing/a-live-world.ts');
const { pinGoods } = require('../../plugins/live/server/pins/pin-goods.ts');
const { wireShop } = require('../../plugins/shop/lib/server/shop-wiring.js');
const { liveOfferDepsOf, liveOffersOf } = require('../../plugins/shop/lib/server/lives/lives.slice.js');

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text) => text);

let [passed, dieAt] = [0, 0];
/** Everything counts that leaves the process: each statement to the database, and each of its answers. */
const moment = () => {
  passed += 1;
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
};

const pool = knex({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 12 } });
pool.on('query', moment);
pool.on('query-response', moment);

const quiet = () => undefined;
const [ids, random] = [systemIds, systemRandom];
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
const listener = platform.createListener({ database, log });
const vault = platform.createVault(platform.parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), random);
const outbox = platform.createOutbox({ database, listener, ids, random, log });
/** Everything may be sold: what the gate says is proved elsewhere. */
const gate = { verdictOf: () => ({ sellable: true, reasons: [] }), recheck: async () => new Map() };
const ground = { database, ids, random, vault, outbox, ledger: platform.createLedger({ database, ids }) };
const shop = wireShop(ground, { gate });
const world = aLiveWorld(database);
const pinning = { ...world.pinning, offers: liveOffersOf(() => liveOfferDepsOf(shop)) };

/** Pressed again with the same key it is the same order, and what was paid is not paid again. */
async function buy({ id, key, payment, wish }) {
  const buyer = { kind: 'reader', id, name: '王敏', station: 'yunze' };
  const answer = await shop.desk.place(buyer, key, wish);
  process.send({ pressed: key, order: answer.ok ? answer.value.id : answer.error.code });
  if (!answer.ok) return;
  await database.transaction(async (tx) => {
    const order = await tx('shop_order').where({ id: answer.value.id }).forUpdate().first('state', 'amount');
    if (order.state !== 'awaiting-payment') return;
    const paid = { id: payment, number: payment, subject: answer.value.id, amount: Number(order.amount) };
    await shop.payable.paid(tx, { ...paid, at: new Date() });
  });
}

/** Shows what comes next, until all was shown. */
async function show({ session, room, goods, pins }) {
  for (;;) {
    const before = await pinning.pins.log(pool, session);
    if (before.length >= pins) return;
    const [open] = await pinning.pins.open(pool, { room });
    const { offer } = goods[before.length % goods.length];
    const answer = await pinGoods(pinning, controller, { id: session, item: null, offer, instead: open?.id ?? null });
    if (!answer.ok) throw new Error(`not pinned: ${JSON.stringify(answer.error)}`);
  }
}

async function live(life) {
  const waiting = [...life.buyers];
  const line = async () => {
    for (let buyer = waiting.pop(); buyer; buyer = waiting.pop()) await buy(buyer);
  };
  await Promise.all([show(life), ...Array.from({ length: 8 }, line)]);
}

process.on('message', async ({ life, dieAt: at = 0 }) => {
  [passed, dieAt] = [0, at];
  await live(life);
  process.send({ done: passed });
});
process.send({ ready: true });
