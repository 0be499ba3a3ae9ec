import { randomUUID } from 'node:crypto';
import { systemIds, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { bookPagesStore } from '../books/book-pages-store';
import { bookStore } from '../books/book-store';
import { createBooks } from '../books/post';
import { verifyBooks } from '../books/verify-books';
import { claimCoupon } from '../coupons/claim-coupon';
import { createCouponGiver } from '../coupons/coupon-giver';
import { keptCouponStore } from '../coupons/kept-coupon-store';
import { makeCouponBatch } from '../coupons/make-coupon-batch';
import { aBuyer, aShop, keeper } from '../testing/a-shop';
import { balancesOf, faultsOf } from '../testing/the-books';
import { createEscrowBook } from './escrow-book';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
});
afterEach(async () => {
  expect(await faultsOf(db.knex)).toEqual([]);
});
afterAll(() => db.drop());

it('books what is set aside, what goes back and what is paid, to nothing in the end', async () => {
  const escrow = createEscrowBook({ books: createBooks({ ids: systemIds, store: bookStore }) });
  const [ref, at] = [randomUUID(), new Date()];
  const of = (fen: number) => ({ station: 'yunze', ref, at, fen });
  await db.database.transaction((tx) => escrow.setAside(tx, of(50_000)));
  expect(await balancesOf(db.knex, 'yunze')).toEqual({ promoBudget: 50_000, redPacketEscrow: -50_000 });
  await db.database.transaction((tx) => escrow.giveBack(tx, of(20_000)));
  await db.database.transaction((tx) => escrow.paidOut(tx, of(30_000)));
  // Of a packet of which all was taken nothing goes back, and nothing is booked.
  await db.database.transaction((tx) => escrow.giveBack(tx, of(0)));
  expect(await balancesOf(db.knex, 'yunze')).toEqual({ promoBudget: 30_000, bank: -30_000 });
  const { faults, postings } = await verifyBooks({ read: db.knex, pages: bookPagesStore }, 'yunze');
  expect([faults, postings]).toEqual([[], 3]);
});

it('keeps coupons from everybody else, gives them once, and lets go of the rest', async () => {
  const shop = aShop(db.database);
  const { batches } = shop.couponing;
  const giver = createCouponGiver({ database: db.database, ids: systemIds, batches, kept: keptCouponStore });
  const made = await makeCouponBatch(shop.couponing, keeper, {
    ...{ name: '红包券', threshold: 0, cut: 500, offers: null, payer: 'station', total: 10, perBuyer: 2 },
    ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
  });
  const of = { station: 'yunze', batch: unwrap(made).id };
  const keep = (count: number) => db.database.transaction((tx) => giver.keep(tx, { ...of, count }));
  const race = await Promise.all([1, 2, 3, 4].map(() => keep(5)));
  expect(race.map(({ ok }) => ok).sort()).toEqual([false, false, true, true]);
  const buyer = aBuyer();
  expect(await claimCoupon(shop.couponing, buyer, of.batch)).toMatchObject({ error: { code: 'SHOP.COUPONS_GONE' } });
  expect((await batches.offered('yunze')).some(({ id }) => id === of.batch)).toBe(false);
  const given = await db.database.transaction((tx) => giver.give(tx, { ...of, buyers: [buyer.id] }));
  expect((await shop.couponing.coupons.ofBuyer(buyer.id)).map(({ id }) => id)).toEqual([given.get(buyer.id)]);
  await db.database.transaction((tx) => giver.letGo(tx, { ...of, count: 9 }));
  expect((await batches.offered('yunze')).find(({ id }) => id === of.batch)).toMatchObject({ left: 9 });
  const more = db.database.transaction((tx) => giver.give(tx, { ...of, buyers: [buyer.id] }));
  await expect(more).rejects.toThrow('nobody kept');
  const other = await db.database.transaction((tx) => giver.keep(tx, { ...of, station: 'linhai', count: 1 }));
  expect(other).toMatchObject({ error: { code: 'SHOP.COUPON_BATCH_NOT_FOUND' } });
});
