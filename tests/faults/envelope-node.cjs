// A node that lives one red packet from its money to its end, with the books of the shop as the compiled plugins have them, and dies at the nth
// thing that it waits for. Whoever lives the same red packet after it goes on where it died.
const knex = require('knex');
const { types } = require('pg');
const { systemIds, systemRandom } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');
const { bookStore } = require('../../plugins/shop/lib/server/books/book-store.js');
const { createBooks } = require('../../plugins/shop/lib/server/books/post.js');
const { createEscrowBook } = require('../../plugins/shop/lib/server/escrow/escrow-book.js');
const { createClaimDesk } = require('../../plugins/live/lib/server/envelopes/claim-desk.js');
const {
  fundEnvelope,
  publishEnvelope,
  stopEnvelope,
} = require('../../plugins/live/lib/server/envelopes/move-envelope.js');
const { runEnvelopes } = require('../../plugins/live/lib/server/envelopes/run-envelopes.js');
const { gameStores } = require('../../plugins/live/lib/server/games/games-wiring.js');

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text) => text);

let [passed, dieAt] = [0, 0];
/** Everything counts that leaves the process: each statement to the database, and each of its answers. */
const moment = () => {
  passed += 1;
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
};

const pool = knex({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 4 } });
pool.on('query', moment);
pool.on('query-response', moment);

const quiet = () => undefined;
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const ids = systemIds;
const deps = {
  ...{ database, ids, random: systemRandom, ledger: platform.createLedger({ database, ids }) },
  ...{ ...gameStores, time: platform.createDatabaseTime(database), rooms: { tell: quiet } },
  vault: platform.createVault(platform.parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
  escrow: createEscrowBook({ books: createBooks({ ids, store: bookStore }) }),
  coupons: { give: async () => new Map(), letGo: async () => undefined },
  // Its live goes on all the time.
  sessions: { find: async (_on, id) => ({ id, station: 'yunze', state: 'live', isRehearsal: false }) },
  reservedBy: gameStores.reservations.reservedBy,
};

/** Does what comes next for as long as something does; what was done before is found done. */
async function live({ envelope: id, maker, finance, readers }) {
  const now = () => gameStores.envelopes.find(pool, { station: maker.station, id });
  const step = async (state, verb, actor) => {
    const { state: at, version } = await now();
    if (at === state) await verb(deps, actor, { id, version });
  };
  await step('draft', fundEnvelope, finance);
  await step('funded', publishEnvelope, maker);
  await runEnvelopes(deps);
  const desk = createClaimDesk(deps);
  for (const reader of readers) {
    const answer = await desk.claim(reader, id);
    process.send({ answered: reader.id, amount: answer.ok ? answer.value.amount : answer.error.code });
  }
  await step('open', stopEnvelope, maker);
  await runEnvelopes(deps);
}

process.on('message', async (message) => {
  [passed, dieAt] = [0, message.dieAt ?? 0];
  await live(message.life);
  process.send({ done: passed });
});
process.send({ ready: true });
