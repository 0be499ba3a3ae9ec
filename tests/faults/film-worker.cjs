// A worker of deliveries with the drivers of platforms, made to be killed while a film is on its way.
const knex = require('knex');
const { systemClock, systemIds, systemRandom } = require('../../cms/lib/kernel/index.js');
const platform = require('../../cms/lib/platform/index.js');
const { deliveryDeps } = require('../../cms/lib/server/deliveries/deliveries-wiring.js');
const { workOnce } = require('../../cms/lib/server/deliveries/do-work.js');
const { platformOutlets } = require('../../cms/lib/server/outlets/drivers-wiring.js');
const { outletStore } = require('../../cms/lib/server/outlets/outlet-store.js');
const { createOwnMedia } = require('../../cms/lib/server/outlets/own-media.js');

const { DATABASE_URL, PLATFORM_URL, MEDIA_FOLDER } = process.env;
const pool = knex({ client: 'pg', connection: DATABASE_URL, pool: { min: 0, max: 3 } });
const quiet = () => undefined;
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const listener = platform.createListener({ database, log });
const [ids, clock] = [systemIds, systemClock];
const outbox = platform.createOutbox({ database, listener, ids, random: systemRandom, log });
const keys = platform.parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const vault = platform.createVault(keys, systemRandom);
const media = createOwnMedia({ folder: MEDIA_FOLDER, mayUse: async () => true });
const call = platform.createPlatformCall(PLATFORM_URL);
const outlets = platformOutlets({ database, clock, ids, vault, store: outletStore, call, media: () => media });
const ground = { database, outbox, ids, vault, log, ledger: platform.createLedger({ database, ids }) };
const deps = deliveryDeps(ground, {
  packs: () => {
    throw new Error('a worker derives nothing');
  },
  outlets: ({ platform: of }) => outlets(of),
  storyUrl: () => null,
});

process.on('message', () => void workOnce(deps));
process.send({ ready: true });
