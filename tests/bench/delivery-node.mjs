/** A node that plans deliveries when something is signed and sends them when they are due, with the house's own parts and nothing else. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const knex = require('knex');
const { systemIds, systemRandom } = lib('kernel/index.js');
const platform = lib('platform/index.js');
const { createRounds } = lib('platform/pump/rounds.js');
const { deliveryDeps } = lib('server/deliveries/deliveries-wiring.js');
const { createDeliveryWorker } = lib('server/deliveries/delivery-worker.js');
const { planDeliveries } = lib('server/deliveries/plan-deliveries.js');
const { readRulePacks } = lib('server/editions/read-packs.js');
const { deliveryMoved, manuscriptSigned } = lib('contract/index.js');
const { farOutlet } = require(join(root, 'tests/faults/far-platform.cjs'));

const [url, platformUrl] = process.argv.slice(2);
const quiet = () => undefined;
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
const pool = knex({ client: 'pg', connection: url, pool: { min: 2, max: 12 } });
let questions = 0;
pool.on('query', () => (questions += 1));
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const listener = platform.createListener({ database, log });
const outbox = platform.createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
const vault = platform.createVault(
  platform.parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`),
  systemRandom,
);
const ground = {
  database,
  outbox,
  ids: systemIds,
  vault,
  log,
  ledger: platform.createLedger({ database, ids: systemIds }),
};
const outlet = farOutlet(platformUrl);
const deps = deliveryDeps(ground, {
  packs: readRulePacks(join(root, 'database/rule-packs')),
  outlets: () => outlet,
  storyUrl: (id) => `https://yunze.example/story/${id}`,
});
const worker = createDeliveryWorker(deps);
const rounds = createRounds(log, [
  { every: 2_000, work: worker.look },
  { every: 5_000, work: async () => void (await worker.sweep()) },
]);
const look = () => rounds.now(worker.look);
outbox.subscribe({
  name: 'deliveries.plan',
  events: [manuscriptSigned],
  handle: async ({ station, payload }, tx) => {
    await planDeliveries(deps, tx, { station, ...payload });
    tx.afterCommit(look);
  },
});
outbox.onHint([deliveryMoved], { happened: worker.hear, lost: look });
await outbox.start();
await listener.start();
rounds.start();
process.send({ port: 0 });

/** Signs a story, what a newsroom's third review commits; or says how many statements it has sent to the database. */
process.on('message', async ({ ask, id, about }) => {
  if (ask === 'questions') return process.send({ id, answer: questions });
  if (ask !== 'sign') return process.send({ id, error: `nobody knows ${ask}` });
  try {
    const began = performance.now();
    await database.transaction((tx) => outbox.append(tx, manuscriptSigned(about)));
    process.send({ id, answer: performance.now() - began });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
process.once('SIGTERM', async () => {
  rounds.stop();
  await worker.stop(2_000);
  await listener.stop();
  await outbox.stop(2_000);
  await pool.destroy();
  process.exit(0);
});
