import { randomUUID } from 'node:crypto';
import type { ShownGoods } from '@hearth/vetting/contract';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { returnRuleOf } from '../../contract';
import { moveOffer } from '../offers/move-offer';
import { ownOrders } from '../orders/own-orders';
import { aBuyer, aKey, aShop, keeper, onSale, wanting } from '../testing/a-shop';
import type { Shop } from '../shop-wiring';
import { showOffer, showShelf } from './show-shelf';

let db: TestDatabase;
let shop: Shop;
const hidden = new Set<string>();

const goods = (product: string): ShownGoods => ({
  ...{ product, category: 'fresh-produce', categoryName: { 'zh-Hans': '蔬果', en: 'Fruit' }, picture: '/p.jpg' },
  seller: { name: '青禾合作社', kind: 'cooperative', place: '余杭', address: '青禾村', phone: '139', uscc: null },
  facts: {
    ...{ origin: '余杭', maker: '青禾', netWeight: '', storage: '', shelfLifeDays: null, recipe: '' },
    ...{ allergens: [], story: '', welfare: true },
  },
  ...{ papers: [], claims: [] },
});

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database, {
    goods: {
      of: (products) => Promise.resolve(new Map(products.filter((id) => !hidden.has(id)).map((id) => [id, goods(id)]))),
      categoriesOf: (_tx, products) => Promise.resolve(new Map(products.map((id) => [id, goods(id).category]))),
    },
  });
}, 120_000);
afterAll(() => db.drop());
beforeEach(() => hidden.clear());

it('lists what is on sale with who sells it and how it goes back, and nothing that may not be shown', async () => {
  const [one, other] = [await onSale(shop, { units: 5 }), await onSale(shop, { units: 0 })];
  const shelf = await showShelf(shop.shelf, 'yunze');
  expect(shelf.find(({ id }) => id === one.offer)).toMatchObject({
    ...{ left: 5, seller: { name: '青禾合作社', kind: 'cooperative', place: '余杭' }, picture: '/p.jpg' },
    ...{ category: 'fresh-produce', welfare: true, returns: 'no-return' },
  });
  expect(shelf.find(({ id }) => id === other.offer)?.left).toBe(0);
  hidden.add(one.product);
  const offers = (await showShelf(shop.shelf, 'yunze')).map(({ id }) => id);
  expect([offers.includes(one.offer), offers.includes(other.offer)]).toEqual([false, true]);
  expect(await showShelf(shop.shelf, 'qinghe')).toEqual([]);
});

it('shows the page of an offer until it is closed or may not be shown', async () => {
  const one = await onSale(shop, { units: 5 });
  expect(await showOffer(shop.shelf, one.offer)).toMatchObject({
    value: { id: one.offer, returns: 'no-return', goods: { seller: { phone: '139' } } },
  });
  hidden.add(one.product);
  const gone = { ok: false, error: { code: 'SHOP.OFFER_NOT_FOUND' } };
  expect(await showOffer(shop.shelf, one.offer)).toMatchObject(gone);
  hidden.clear();
  const { version } = await db.knex('shop_offer').where({ id: one.offer }).first<{ version: number }>('version');
  await moveOffer(shop.offers, keeper, { id: one.offer, event: 'close', version });
  expect(await showOffer(shop.shelf, one.offer)).toMatchObject(gone);
  expect(await showOffer(shop.shelf, randomUUID())).toMatchObject(gone);
});

it('calls the lines of an order as the sealed page did', async () => {
  const one = await onSale(shop, { units: 5 });
  const buyer = aBuyer();
  const placed = await shop.desk.place(buyer, aKey(), { ...wanting(one, 2), noReturn: true });
  expect(placed.ok).toBe(true);
  const kept = await shop.orders.orders.byBuyer(buyer.id, undefined, 10);
  const [order] = await ownOrders(shop.orders.orders, kept);
  expect(order).toMatchObject({
    ...{ amount: 7_980, refunded: 0 },
    lines: [{ quantity: 2, title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges of Yunze' } }],
  });
  expect(order?.lines[0]?.spec).toMatch(/^5 斤装/);
  expect(await ownOrders(shop.orders.orders, [])).toEqual([]);
});

it.each([
  ['fresh-produce', 'no-return'],
  ['aquatic', 'no-return'],
  ['tea', 'seven-days-sealed'],
  ['craft', 'seven-days'],
  ['textile', 'seven-days'],
] as const)('%s: %s', (category, rule) => expect(returnRuleOf(category)).toBe(rule));
