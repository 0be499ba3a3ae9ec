// A worker of deliveries that is made to be killed: at the nth thing that it waits for it kills itself with a signal that nobody can catch.
// Everything counts that leaves the process: each statement to the database, each call to the platform and each of its answers.
const knex = require('knex');
const { systemIds, systemRandom } = require('../../cms/lib/kernel/index.js');
const platform = require('../../cms/lib/platform/index.js');
const { deliveryDeps } = require('../../cms/lib/server/deliveries/deliveries-wiring.js');
const { workOnce } = require('../../cms/lib/server/deliveries/do-work.js');
const { takedownStore } = require('../../cms/lib/server/takedowns/takedown-store.js');
const { watchStore } = require('../../cms/lib/server/takedowns/watch-store.js');
const { watchOnce } = require('../../cms/lib/server/takedowns/watch-gone.js');
const { sealOrder } = require('../../cms/lib/server/takedowns/seal-order.js');
const { farOutlet } = require('./far-platform.cjs');

const { DATABASE_URL, PLATFORM_URL, LEASE = '60000' } = process.env;

let [passed, dieAt] = [0, 0];
const moment = (what) => {
  passed += 1;
  if (process.env.HEARTH_FAULTS_TALK) process.stderr.write(`${passed} ${what.slice(0, 90)}\n`);
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
};

const pool = knex({ client: 'pg', connection: DATABASE_URL, pool: { min: 0, max: 2 } });
pool.on('query', ({ sql }) => moment(sql));
pool.on('query-response', (_rows, { sql }) => moment(`answered: ${sql}`));
const quiet = () => undefined;
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
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
const outlet = farOutlet(PLATFORM_URL, moment);
const deps = deliveryDeps(ground, {
  packs: () => {
    throw new Error('a worker derives nothing');
  },
  outlets: () => outlet,
  storyUrl: () => null,
  lease: Number(LEASE),
});

/** Orders of takedown, as far as they are looked at and sealed here. */
const orders = {
  ...deps,
  deliveries: deps,
  orders: takedownStore,
  watches: watchStore,
  notices: { notify: async () => undefined },
  people: { byIds: async () => [] },
  fetchPage: async (url) => {
    moment('page: on its way');
    const answer = await fetch(`${PLATFORM_URL}/page/${url.split('/').at(-1)}`);
    moment('page: answered');
    return { status: answer.status, text: await answer.text(), hash: '0'.repeat(64) };
  },
};

const acts = {
  deliver: async () => {
    while (await workOnce(deps));
  },
  watch: async () => {
    while (await watchOnce(orders));
  },
  seal: ({ actor, seen }) => sealOrder(orders, actor, seen),
};

process.on('message', async (message) => {
  [passed, dieAt] = [0, message.dieAt];
  await acts[message.act ?? 'deliver'](message);
  process.send({ done: passed });
});
process.send({ ready: true });
