import { randomUUID } from 'node:crypto';
import { clockAt, systemIds, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { bookStore } from '../books/book-store';
import { createBooks } from '../books/post';
import { donationStore } from '../donations/donation-store';
import { promiseDonation } from '../donations/move-donation';
import type { Shop } from '../shop-wiring';
import { aGate, aShop, keeper, onSale } from '../testing/a-shop';
import { plannedOfferStore } from './planned-offer-store';

let db: TestDatabase;
let shop: Shop;
beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database, { gate: aGate() });
});
afterAll(() => db.drop());

const of = async (offer: string, station = 'yunze') =>
  (await plannedOfferStore.of(db.database.read, { station, offers: [offer] })).get(offer);

it('tells what is left, by stock and by what the offer gives out at most', async () => {
  const { offer, product } = await onSale(shop, {
    units: 30,
    basePrice: 4_990,
    basis: 'list-price',
    basisProof: '标签',
  });
  expect(await of(offer)).toMatchObject({
    product,
    state: 'open',
    price: 3_990,
    basePrice: 4_990,
    left: 30,
    gift: null,
  });
  const few = await onSale(shop, { units: 30, total: 5 });
  expect((await of(few.offer))?.left).toBe(5);
  const none = await onSale(shop, { units: 0 });
  expect((await of(none.offer))?.left).toBe(0);
});

it('tells of no other station’s offer', async () => {
  const { offer } = await onSale(shop, { units: 3 });
  expect(await of(offer, 'linhai')).toBeUndefined();
  expect(await plannedOfferStore.of(db.database.read, { station: 'yunze', offers: [randomUUID()] })).toEqual(new Map());
  const found = await plannedOfferStore.choices(db.database.read, { station: 'linhai', search: '', limit: 10 });
  expect(found).toEqual([]);
});

it('says under which agreement an offer gives, and that it is signed', async () => {
  const { database, ledger } = shop.offers;
  const books = createBooks({ ids: systemIds, store: bookStore });
  const deps = { database, ledger, books, clock: clockAt(new Date()), ids: systemIds, donations: donationStore };
  const promise = { session: null, beneficiary: '青禾小学', qualification: '', promise: '每箱捐 1 元' };
  const times = { signedAt: '2026-01-01T00:00:00Z', eventAt: '2099-01-01T00:00:00Z' };
  const { id } = unwrap(await promiseDonation(deps, keeper, { ...promise, ...times, agreementHash: 'a'.repeat(64) }));
  const { offer } = await onSale(shop, { units: 3, terms: { donation: { agreement: id, fen: 100 } } });
  expect((await of(offer))?.gift).toEqual({ agreement: id, isSigned: true });
});

it('finds those that may still be shown by words of their goods', async () => {
  const { offer } = await onSale(shop, { units: 3 });
  const find = (search: string) => plannedOfferStore.choices(db.database.read, { station: 'yunze', search, limit: 50 });
  expect((await find('脐橙')).map(({ id }) => id)).toContain(offer);
  expect(await find('没有这种货')).toEqual([]);
  await db.knex('shop_offer').where({ id: offer }).update({ state: 'closed' });
  expect((await find('脐橙')).map(({ id }) => id)).not.toContain(offer);
});
