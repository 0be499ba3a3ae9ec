// A node of the shop that is made to be killed: orders, payments, parcels and refunds as the compiled plugin wires them, without Strapi around
// it. It lives one order to its end and dies at the nth thing that it waits for, or does whatever comes until somebody kills it.
const knex = require('knex');
const { types } = require('pg');
const { systemClock, systemIds, systemRandom } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');
const { wireShop } = require('../../plugins/shop/lib/server/shop-wiring.js');
const { createPayables } = require('../../plugins/shop/lib/server/payments/payable.js');
const { paymentInboxStore } = require('../../plugins/shop/lib/server/payments/payment-inbox-store.js');
const { listPaymentRows } = require('../../plugins/shop/lib/server/payments/payment-list-store.js');
const { paymentStore } = require('../../plugins/shop/lib/server/payments/payment-store.js');
const { credentialPlace, providerStore } = require('../../plugins/shop/lib/server/payments/provider-store.js');
const { createProviders } = require('../../plugins/shop/lib/server/payments/providers.js');
const { refundStore } = require('../../plugins/shop/lib/server/payments/refund-store.js');
const { sandboxCall } = require('../../plugins/shop/lib/server/payments/sandbox/choose-at-till.js');
const { sandboxProvider } = require('../../plugins/shop/lib/server/payments/sandbox/sandbox-provider.js');
const { sandboxStore } = require('../../plugins/shop/lib/server/payments/sandbox/sandbox-store.js');
const { boardStore } = require('../../plugins/shop/lib/server/parcels/board-store.js');
const { carrierStore } = require('../../plugins/shop/lib/server/parcels/carrier-store.js');
const { createCarriers } = require('../../plugins/shop/lib/server/parcels/carriers.js');
const { parcelStore } = require('../../plugins/shop/lib/server/parcels/parcel-store.js');
const { trackStore } = require('../../plugins/shop/lib/server/parcels/track-store.js');
const { liveOrder } = require('./shop-life.cjs');
const { storm } = require('./shop-storm.cjs');

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text) => text);

let [passed, dieAt] = [0, 0];
/** Everything counts that leaves the process: each statement to the database, and each of its answers. */
const moment = (what) => {
  passed += 1;
  if (process.env.HEARTH_FAULTS_TALK) process.stderr.write(`${passed} ${what.slice(0, 90)}\n`);
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
};

const pool = knex({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 16 } });
pool.on('query', ({ sql }) => moment(sql));
pool.on('query-response', (_rows, { sql }) => moment(`answered: ${sql}`));

const quiet = () => undefined;
const nobody = async () => undefined;
const root = () => 'https://yunze.example';
const [ids, clock, random] = [systemIds, systemClock, systemRandom];
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const listener = platform.createListener({ database, log });
const vault = platform.createVault(platform.parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), random);
const outbox = platform.createOutbox({ database, listener, ids, random, log });
const ground = { database, ids, random, vault, outbox, ledger: platform.createLedger({ database, ids }) };

/** Everything may be sold: what the gate says is proved elsewhere. */
const gate = { verdictOf: () => ({ sellable: true, reasons: [] }), recheck: async () => new Map() };
const shop = wireShop(ground, { gate });

const payables = createPayables();
payables.register(shop.payable);
const paying = {
  ...{ ...ground, clock, log, notices: { notify: nobody }, root, payables },
  ...{ payments: paymentStore, list: listPaymentRows, refunds: refundStore, inbox: paymentInboxStore },
  settings: providerStore,
  providers: createProviders({
    ...{ database, ids, random, vault, settings: providerStore, hasSandbox: true },
    make: {
      sandbox: (station, secret) =>
        sandboxProvider({ database, random, clock, trades: sandboxStore, root }, station, secret),
    },
  }),
  work: { heard: nobody, dueIn: nobody },
};

const node = {
  ...{ shop, paying, pool },
  till: { database, ids, trades: sandboxStore, callIn: nobody, payLater: nobody },
  parcels: {
    ...{ ...shop.orders, ids, clock, vault, log, notices: { notify: nobody }, root, due: nobody },
    ...{ addresses: shop.addressing.addresses, parcels: parcelStore, tracks: trackStore, board: boardStore },
    settings: carrierStore,
    carriers: createCarriers({ database, vault, settings: carrierStore, make: quiet }),
  },
  /** What the sandbox would call in with; nothing where there is no such trade. With another secret it is a forgery. */
  callOf: async (outTradeNo, forgedWith) => {
    const trade = await sandboxStore.byNumber(pool, outTradeNo);
    const row = trade && (await providerStore.find(pool, trade.station, 'sandbox'));
    if (!row) return undefined;
    const secret = forgedWith ?? vault.open(credentialPlace(row.id), row.credential);
    return { ...sandboxCall(trade, { secret, clock }), provider: 'sandbox', station: trade.station };
  },
  tell: (word) => process.send(word),
};

process.on('message', async (message) => {
  [passed, dieAt] = [0, message.dieAt ?? 0];
  if (message.life) await liveOrder(node, message.life);
  if (message.storm) await storm(node, message.storm);
  process.send({ done: passed });
});
process.send({ ready: true });
