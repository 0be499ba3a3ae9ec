/**
 * The books at size: a million entries booked by the verb that books, verified (chain and sums), and a month of a hundred thousand orders closed.
 * HEARTH_BENCH_ORDERS makes a smaller house to try with; its figures are not kept.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, keepFigures } from './figure.mjs';
import { root } from './server.mjs';

const WHOLE = 112_000;
const ORDERS = Number(process.env.HEARTH_BENCH_ORDERS ?? WHOLE);
const CLOSED = Math.min(ORDERS, 100_000);
const AT_ONCE = 500;
const SUPPLIERS = 400;
const STATION = 'yunze';
const require = createRequire(join(root, 'package.json'));
const knex = require('knex');
const cms = (path) => require(join(root, 'cms/lib', path));
const shop = (path) => require(join(root, 'plugins/shop/lib/server', path));
const { startEmbeddedPostgres } = cms('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = cms('bin/prepare-database.js');
const { createDatabase, plainConnection, createLedger } = cms('platform/index.js');
const { systemIds, systemClock } = cms('kernel/index.js');
const { createBooks } = shop('books/post.js');
const { bookStore } = shop('books/book-store.js');
const { bookPagesStore } = shop('books/book-pages-store.js');
const { verifyBooks } = shop('books/verify-books.js');
const { waterfallOf } = shop('books/waterfall.rules.js');
const { settlementStore } = shop('settlements/settlement-store.js');
const { settlementLineStore } = shop('settlements/settlement-line-store.js');
const { closeRun, openRun } = shop('settlements/close-run.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-books-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), durable: true });
await createIfMissing(cluster, 'books');
await migrateDatabase(cluster.url('books'), join(root, 'dist/database/migrations'));
const pool = knex({ client: 'pg', connection: cluster.url('books'), pool: { min: 0, max: 4 } });
const database = createDatabase(plainConnection(pool), {
  hookFailed: (error) => {
    throw error;
  },
});
const books = createBooks({ ids: systemIds, store: bookStore });
const at = new Date('2026-10-05T02:00:00Z');

function anOrder(n) {
  const supplier = `supplier-${n % SUPPLIERS}`;
  const amounts = {
    ...{ freight: 600, coupons: [{ by: 'station', fen: 300 }], pspFee: 36, stationCost: 200, anchorCost: 150 },
    ...{ platformFee: 60, donations: [{ agreement: 'agreement-1', fen: 100 }] },
  };
  const lines = [{ line: 0, supplier, goods: 5_990 + (n % 97), supplierPart: 4_200 }];
  const made = waterfallOf({ mode: 'station', lines, amounts });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const entriesOf = (shares) =>
  shares.map(({ account, fen }) => ({ account, side: fen > 0n ? 'debit' : 'credit', fen: fen > 0n ? fen : -fen }));

async function bookSome(from) {
  const numbers = Array.from({ length: Math.min(AT_ONCE, ORDERS - from) }, (_, n) => from + n);
  const orders = numbers.map((n) => ({ order: randomUUID(), shares: anOrder(n) }));
  await database.transaction(async (tx) => {
    const heads = orders.map(({ order }) => ({ order, token: randomUUID().replaceAll('-', '') }));
    await tx.raw(
      `INSERT INTO shop_waterfall (order_id, station, mode, goods_kind, payment, paid, fee, token, paid_at, release_at)
       SELECT "order", ?, 'station', 'fresh', "order"::text, 6290, 36, token, ?, ?::timestamptz + interval '72 hours'
       FROM json_to_recordset(?::json) AS w ("order" uuid, token text)`,
      [STATION, at, at, JSON.stringify(heads)],
    );
    const rows = orders.flatMap(({ order, shares }) =>
      shares.map(({ line, kind, account, fen }, n) => ({
        ...{ o: order, n, line, kind, account, fen: String(fen) },
        party: account.includes(':') ? account.slice(account.indexOf(':') + 1) : '',
      })),
    );
    await tx.raw(
      `INSERT INTO shop_share (order_id, n, line, kind, account, party, fen)
       SELECT o, n, line, kind, account, party, fen FROM json_to_recordset(?::json)
         AS w (o uuid, n smallint, line smallint, kind text, account text, party text, fen bigint)`,
      [JSON.stringify(rows)],
    );
    for (const { order, shares } of orders)
      await books.post(tx, { station: STATION, kind: 'order.paid', ref: order, at, entries: entriesOf(shares) });
  });
}

const seconds = (since) => (performance.now() - since) / 1_000;
const figures = [];
const note = (line) => void figures.push(figure(line));
try {
  const began = performance.now();
  for (let from = 0; from < ORDERS; from += AT_ONCE) await bookSome(from);
  const filled = seconds(began);
  await pool.raw('ANALYZE');

  const verifying = performance.now();
  const { postings, entries, faults } = await verifyBooks({ read: pool, pages: bookPagesStore }, STATION);
  if (postings !== ORDERS || faults.length > 0) throw new Error(`${postings} postings, ${faults.length} faults`);
  const facts = { postings, entries };
  note({
    name: 'books: chain and sums verified',
    value: seconds(verifying),
    unit: 's',
    ...facts,
    wanted: { below: 20 },
  });
  note({
    name: 'books: entries booked',
    value: entries / filled,
    unit: 'a second',
    ...facts,
    wanted: { atLeast: 1_000 },
  });

  // What lies beyond the size asked for is left to the next month.
  await pool.raw(
    `UPDATE shop_waterfall SET release_at = 'infinity' WHERE order_id IN (SELECT order_id FROM shop_waterfall LIMIT ?)`,
    [ORDERS - CLOSED],
  );
  const actor = { kind: 'staff', id: randomUUID(), name: 'bench', station: STATION, stations: [STATION], roles: [] };
  const ledger = createLedger({ database, ids: systemIds });
  const stores = { runs: settlementStore, lines: settlementLineStore };
  const deps = { database, ids: systemIds, clock: systemClock, ledger, books, ...stores };
  const run = await openRun(deps, actor, { period: '2026-10', reservePercent: 10 });
  if (!run.ok) throw new Error(run.error.code);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const closing = performance.now();
  const closed = await closeRun(deps, actor, run.value);
  const took = seconds(closing);
  clearInterval(watch);
  if (!closed.ok || closed.value.orders !== CLOSED) throw new Error(JSON.stringify(closed));
  note({
    name: 'books: month closed',
    value: took,
    unit: 's',
    orders: CLOSED,
    suppliers: SUPPLIERS,
    wanted: { below: 60 },
  });
  note({ name: 'books: memory a close adds', value: (most - before) / 1e6, unit: 'MB', wanted: { below: 64 } });
  if (ORDERS === WHOLE) keepFigures(figures);
} finally {
  await pool.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}
