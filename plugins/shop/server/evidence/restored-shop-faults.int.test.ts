import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { unwrap } from '@hearth/cms/kernel';
import { createDatabase, plainConnection } from '@hearth/cms/platform';
import { strapiLogIns } from '../../../../tests/host/a-notice-house';
import { emptyDatabase } from '../../../../tests/host/database';
import type { EvidencePack, Order } from '../../contract';
import { bookPagesStore } from '../books/book-pages-store';
import { verifyBooks } from '../books/verify-books';
import { paymentData } from '../payments/payment-data';
import { payableTable } from '../payments/testing/a-payable';
import { aKey, aShop, keeper, onSale, wanting } from '../testing/a-shop';
import { aTill, type Till } from '../testing/a-till';
import { balancesOf, faultsOf } from '../testing/the-books';
import { moneyFaultsOf } from '../testing/the-money';
import { exportEvidence } from './export-evidence';

const VERIFIER = join(__dirname, '../../../../cms/bin/evidence-verify.mjs');
const BRING_BACK = join(__dirname, '../../../../tests/faults/bring-back.cjs');

let home: string;
let till: Till;
let order: Order;
const key = aKey();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hearth-restored-'));
  till = await aTill();
  const goods = await onSale(till.shop, { units: 9, price: 3_990 });
  till.shop.memory.forget();
  order = unwrap(await till.shop.desk.place(till.desk.buyer, key, wanting(goods, 2)));
  const payment = await till.pay(till.desk.buyer, order);
  await till.refund(payment, 3_990);
}, 60_000);
afterAll(async () => {
  await till.desk.drop();
  rmSync(home, { recursive: true, force: true });
});

/** What the checker for strangers says of a pack; it ends badly when anything in it is not what was signed. */
function checked(pack: EvidencePack): string {
  const file = join(mkdtempSync(join(home, 'pack-')), 'pack.json');
  writeFileSync(file, JSON.stringify(pack));
  return execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' });
}

const booksIn = (pool: Knex) => verifyBooks({ read: pool, pages: bookPagesStore }, 'yunze');

/** The house as it comes back from a backup, on a database of its own. */
async function broughtBack(): Promise<Knex> {
  const url = await emptyDatabase(`r_${randomBytes(6).toString('hex')}`);
  const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } });
  await strapiLogIns(pool);
  await payableTable({ knex: pool });
  const env = { ...process.env, FROM: till.desk.db.url, TO: url, FOLDER: home };
  execFileSync(process.execPath, [BRING_BACK], { env, encoding: 'utf8' });
  return pool;
}

it('is whole after it came back from a backup, and what it proved before it proves again', async () => {
  const before = unwrap(await exportEvidence(till.shop.proving, keeper, order.id));
  const books = await booksIn(till.knex);
  const pool = await broughtBack();
  try {
    expect([await faultsOf(pool), await moneyFaultsOf(pool)]).toEqual([[], []]);
    expect(await booksIn(pool)).toEqual({ ...books, faults: [] });
    expect(await balancesOf(pool, 'yunze')).toEqual(await balancesOf(till.knex, 'yunze'));
    const hookFailed = (error: unknown): never => {
      throw error;
    };
    const shop = aShop(createDatabase(plainConnection(pool), { hookFailed }));
    const after = unwrap(await exportEvidence(shop.proving, keeper, order.id));
    for (const pack of [before, after]) expect(checked(pack)).toContain(order.id);
    const promises = [before, after].map(({ parts }) => parts.find(({ name }) => name === 'promise'));
    expect(promises[1]).toEqual(promises[0]);
    // Whoever lost the answer to a press asks the house that came back.
    const lines = order.lines.map(({ offer, price, quantity }) => ({ offer, price, quantity }));
    expect(unwrap(await shop.desk.place(till.desk.buyer, key, { lines })).id).toBe(order.id);
  } finally {
    await pool.destroy();
  }
}, 90_000);

it('keeps its sums to the fen, and its chain, when a buyer is forgotten', async () => {
  const { id } = till.desk.buyer;
  const [balances, books] = [await balancesOf(till.knex, 'yunze'), await booksIn(till.knex)];
  await till.desk.db.database.transaction(async (tx) => {
    await paymentData(till.deps).erase(tx, id);
    await till.shop.addressing.addresses.restrict(tx, id);
    await till.shop.addressBook.book.forget(tx, id);
    await till.shop.couponing.coupons.forget(tx, id);
  });
  expect(await till.knex('shop_payment').where({ buyer: id })).toEqual([]);
  expect(await balancesOf(till.knex, 'yunze')).toEqual(balances);
  expect(await booksIn(till.knex)).toEqual({ ...books, faults: [] });
  expect([await faultsOf(till.knex), await moneyFaultsOf(till.knex)]).toEqual([[], []]);
});
