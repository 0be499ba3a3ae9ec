/** The desk in one process, as a node has it, without HTTP: buyers who press again as soon as they are answered. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { createDatabase, plainConnection, createLedger, createVault, parseVaultKeys } = lib('platform/index.js');
const { createListener } = lib('platform/listener/listener.js');
const { createLog } = lib('platform/log/log.js');
const { createOutbox } = lib('platform/outbox/outbox.js');
const { systemIds, systemRandom } = lib('kernel/index.js');
const { wireShop } = require(join(root, 'plugins/shop/lib/server/shop-wiring.js'));

const [url, offer, buyers, orders] = process.argv.slice(2);
const pool = require('knex')({
  client: 'pg',
  connection: { connectionString: url, pipeline: true },
  pool: { min: 1, max: 4 },
});
const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
const listener = createListener({ database, log });
const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
const ledger = createLedger({ database, ids: systemIds });
const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
const gate = {
  verdictOf: () => ({ sellable: true, reasons: [] }),
  recheck: async (tx, products) => {
    await tx.raw('SELECT product, sellable FROM bench_gate WHERE product = ANY(?::uuid[]) FOR SHARE', [[...products]]);
    return new Map();
  },
};
const { desk } = wireShop({ database, ids: systemIds, random: systemRandom, ledger, vault, outbox }, { gate });

process.on(
  'message',
  ({ id }) =>
    void run().then(
      (answer) => process.send({ id, answer }),
      (error) => process.send({ id, error: error.stack }),
    ),
);
process.once('SIGTERM', () => process.exit(0));
process.send({ port: 0 });

async function run() {
  await press(5_000);
  const began = performance.now();
  const placed = await press(Number(orders));
  return { perSecond: (placed * 1_000) / (performance.now() - began), orders: placed };
}

async function press(most) {
  let [begun, placed] = [0, 0];
  const one = async () => {
    while (begun < most) {
      begun += 1;
      const actor = { kind: 'reader', id: randomUUID(), name: '', station: 'yunze' };
      const answer = await desk.place(actor, randomUUID(), { lines: [{ offer, quantity: 1, price: 3990 }] });
      if (!answer.ok) throw new Error(answer.error.code);
      placed += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(buyers) }, one));
  return placed;
}
