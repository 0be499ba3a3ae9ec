import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import type { GoodsShower } from '@hearth/vetting/contract';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { showShelf } from '../shelf/show-shelf';
import { aBuyer, aKey, aShop, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import type { Shop } from '../shop-wiring';
import { joinWaiting } from '../waiting/join-waiting';
import { serveWaiting } from '../waiting/serve-waiting';
import { checkPromise } from './check-promise';
import { moveOwnOrder } from './move-own-order';
import { showPromise } from './show-promise';

let db: TestDatabase;
let shop: Shop;
/** What perishes among the goods of the test. */
const fresh = new Set<string>();
const goods: GoodsShower = {
  of: () => Promise.resolve(new Map()),
  categoriesOf: (_tx, products) =>
    Promise.resolve(new Map(products.map((id) => [id, fresh.has(id) ? 'fresh-produce' : 'craft'] as const))),
};

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database, { goods });
}, 120_000);
afterAll(() => db.drop());

function onSaleFresh(units: number): Promise<OnSale> {
  const product = randomUUID();
  fresh.add(product);
  return onSale(shop, { units, product });
}

const unconfirmed = (offer: string) => ({
  ok: false,
  error: { code: 'SHOP.RETURN_UNCONFIRMED', details: { offer } },
});
const promised = async (buyer: ReturnType<typeof aBuyer>, id: string) => {
  const { promise } = unwrap(await showPromise(shop.promises, buyer, id));
  return (JSON.parse(promise) as { lines: readonly Record<string, unknown>[] }).lines;
};

it('takes an order of what perishes only from somebody who confirmed it, and keeps that with the order and its promise', async () => {
  const one = await onSaleFresh(5);
  const buyer = aBuyer();
  expect(await shop.desk.place(buyer, aKey(), wanting(one))).toMatchObject(unconfirmed(one.offer));
  expect(await shop.desk.place(buyer, aKey(), { ...wanting(one), noReturn: false })).toMatchObject(
    unconfirmed(one.offer),
  );
  const { id, lines } = unwrap(await shop.desk.place(buyer, aKey(), { ...wanting(one), noReturn: true }));
  expect(lines).toMatchObject([{ offer: one.offer, noReturn: true }]);
  expect(await shop.orders.orders.ofBuyer(buyer.id, id)).toMatchObject({ lines: [{ noReturn: true }] });
  expect(await promised(buyer, id)).toMatchObject([{ offer: one.offer, noReturn: true }]);
  const { holds, pages } = unwrap(await checkPromise(shop.promises, keeper, id));
  expect(new Set(Object.values(holds))).toEqual(new Set([true]));
  expect(pages).toMatchObject([{ body: { returns: 'no-return' } }]);
});

it('asks nothing of whoever orders what goes back, and keeps nothing that was said too much', async () => {
  const one = await onSale(shop, { units: 5 });
  const [plain, eager] = [aBuyer(), aBuyer()];
  const orders = await Promise.all([
    shop.desk.place(plain, aKey(), wanting(one)),
    shop.desk.place(eager, aKey(), { ...wanting(one), noReturn: true }),
  ]);
  for (const [n, placed] of orders.entries()) {
    const { id, lines } = unwrap(placed);
    expect(lines).toMatchObject([{ noReturn: false }]);
    const [line] = await promised(n === 0 ? plain : eager, id);
    expect(Object.keys(line ?? {})).not.toContain('noReturn');
    expect(unwrap(await checkPromise(shop.promises, keeper, id)).holds).toMatchObject({ hash: true, pages: true });
  }
});

it('marks of several lines those that perish, and no others', async () => {
  const [apples, basket] = [await onSaleFresh(5), await onSale(shop, { units: 5 })];
  const buyer = aBuyer();
  const lines = [apples, basket].flatMap((one) => wanting(one).lines);
  expect(await shop.desk.place(buyer, aKey(), { lines })).toMatchObject(unconfirmed(apples.offer));
  const { id } = unwrap(await shop.desk.place(buyer, aKey(), { lines, noReturn: true }));
  const kept = (await shop.orders.orders.ofBuyer(buyer.id, id))?.lines ?? [];
  expect(new Map(kept.map(({ offer, noReturn }) => [offer, noReturn]))).toEqual(
    new Map([
      [apples.offer, true],
      [basket.offer, false],
    ]),
  );
  expect(unwrap(await checkPromise(shop.promises, keeper, id)).holds.hash).toBe(true);
});

it('goes by what the page said when it opened, whatever becomes of the category', async () => {
  const [one, other] = [await onSaleFresh(5), await onSale(shop, { units: 5 })];
  fresh.delete(one.product);
  fresh.add(other.product);
  expect(await shop.desk.place(aBuyer(), aKey(), wanting(one))).toMatchObject(unconfirmed(one.offer));
  expect(await shop.desk.place(aBuyer(), aKey(), wanting(other))).toMatchObject({ ok: true });
  const rules = new Map((await shop.shelf.offers.shelf('yunze')).map(({ id, returns }) => [id, returns]));
  expect([rules.get(one.offer), rules.get(other.offer)]).toEqual(['no-return', 'seven-days']);
  // Nothing is shown of goods that nobody shows; what opened before there were rules sells as it did.
  expect(await showShelf(shop.shelf, 'yunze')).toEqual([]);
  await db.knex('shop_offer').where({ id: one.offer }).update({ returns: null });
  expect(await shop.desk.place(aBuyer(), aKey(), wanting(one))).toMatchObject({
    value: { lines: [{ noReturn: false }] },
  });
});

it('lets somebody wait for what perishes who confirmed it, and orders it with that', async () => {
  const one = await onSaleFresh(1);
  const [holder, waiter] = [aBuyer(), aBuyer()];
  const { id } = unwrap(await shop.desk.place(holder, aKey(), { ...wanting(one), noReturn: true }));
  const wait = (noReturn?: boolean) =>
    joinWaiting(shop.waiting, waiter, {
      ...{ offer: one.offer, quantity: 1 },
      ...(noReturn !== undefined && { noReturn }),
    });
  expect(await wait()).toMatchObject(unconfirmed(one.offer));
  expect(await wait(true)).toEqual({ ok: true, value: { ahead: 0 } });
  unwrap(await moveOwnOrder(shop.orders, holder, { id, event: 'cancel' }));
  expect(await serveWaiting(shop.waiting, [one.variant])).toBe(1);
  const [served] = await shop.orders.orders.byBuyer(waiter.id, undefined, 1);
  expect(served).toMatchObject({ state: 'awaiting-payment', lines: [{ offer: one.offer, noReturn: true }] });
});
