/** A node of the shop and nothing else: the fast lane, the order desk as a host wires it, an empty act, and a textbook checkout. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const shop = (path) => require(join(root, 'plugins/shop/lib', path));
const { createDatabase, plainConnection, createFastLane, createLedger, createVault, parseVaultKeys } =
  lib('platform/index.js');
const { createListener } = lib('platform/listener/listener.js');
const { createLog } = lib('platform/log/log.js');
const { createOutbox } = lib('platform/outbox/outbox.js');
const { createAccessTokens } = lib('server/accounts/access-token.js');
const { readerKeysFrom } = lib('server/accounts/reader-secret.js');
const { hearthErrors, httpContract } = lib('contract/index.js');
const { err, mergeCatalogs, ok, systemClock, systemIds, systemRandom } = lib('kernel/index.js');
const { shopErrors, stockFreed } = shop('contract/index.js');
const { wireShop } = shop('server/shop-wiring.js');
const { openCounter } = shop('server/orders/place-route.js');
const { textbookCheckout } = await import('./textbook-checkout.mjs');
const { z } = require('zod');

const [url] = process.argv.slice(2);
const pool = require('knex')({
  client: 'pg',
  connection: { connectionString: url, pipeline: true },
  pool: { min: 2, max: 16 },
});
const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
const listener = createListener({ database, log });
const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
const ledger = createLedger({ database, ids: systemIds });
const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
/** The gate as vetting keeps it: a row for each product, asked once more under a share lock. */
const gate = {
  verdictOf: () => ({ sellable: true, reasons: [] }),
  recheck: async (tx, products) => {
    const { rows } = await tx.raw('SELECT product, sellable FROM bench_gate WHERE product = ANY(?::uuid[]) FOR SHARE', [
      [...products],
    ]);
    return new Map(rows.filter(({ sellable }) => !sellable).map(({ product }) => [product, { sellable, reasons: [] }]));
  },
};
const house = wireShop({ database, ids: systemIds, random: systemRandom, ledger, vault, outbox }, { gate });
outbox.onEveryNode([stockFreed], {
  heard: ({ payload }) => house.memory.freed(payload.variants),
  lost: () => house.memory.forget(),
});
await listener.start();

const lane = createFastLane({ clock: systemClock, ids: systemIds, scale: 1e6, loadFailed: console.error });
openCounter(lane, house);
const body = z.strictObject({
  lines: z.array(z.strictObject({ offer: z.uuid(), quantity: z.number(), price: z.number() })),
});
const act = (path) => ({
  method: 'POST',
  path,
  summary: path,
  access: 'reader',
  body,
  result: z.unknown(),
  refusals: [],
});
const { routes } = httpContract('bench', { empty: act('/api/bench/empty'), textbook: act('/api/bench/textbook') });
lane.post(routes.empty, { maxBytes: 8_000, handle: async () => ok({ ok: true }) });
lane.post(routes.textbook, {
  maxBytes: 8_000,
  handle: async ({ actor, body: { lines }, request }) =>
    textbookCheckout(pool, {
      buyer: actor.id,
      key: request.headers['idempotency-key'],
      ...lines[0],
      id: systemIds.next(),
    }),
});

const tokens = createAccessTokens({
  keys: readerKeysFrom({ HEARTH_READER_SECRET: 'a'.repeat(40) }),
  clock: systemClock,
});
const book = mergeCatalogs([hearthErrors, shopErrors]);
const server = createServer((_req, res) => res.writeHead(404).end());
lane.attach(server, {
  proxies: { hops: 0 },
  servedElsewhere: () => false,
  router: {
    book,
    ids: systemIds,
    staffOf: async () => err('HEARTH.NOT_ALLOWED'),
    lenderTo: async () => undefined,
    readerOf: async (bearer) => {
      const reader = bearer === undefined ? undefined : tokens.read(bearer);
      return reader ? ok(reader) : err('HEARTH.SIGN_IN_FIRST');
    },
    tooOften: async () => undefined,
    failed: console.error,
  },
});
server.listen(0, '127.0.0.1', 4_096, () => process.send({ port: server.address().port }));
process.once('SIGTERM', () => {
  void listener.stop().finally(() => process.exit(0));
});
