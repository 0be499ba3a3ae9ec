import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { changeOffer } from '../offers/change-offer';
import { makeOffer } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import { listOffers, viewOffer } from '../offers/view-offers';
import { moveStock } from '../stock/move-stock';
import {
  aBuyer,
  aGate,
  aKey,
  aShop,
  keeper,
  onSale,
  someTerms,
  wanting,
  type OnSale,
  type TestGate,
} from '../testing/a-shop';
import { setTerms } from '../terms/set-terms';
import { viewVariant } from '../variants/view-variants';
import { joinWaiting } from '../waiting/join-waiting';
import type { Shop } from '../shop-wiring';
import { checkPromise } from './check-promise';
import { exportOrders } from './export-orders';
import { listOrders, readOrder } from './read-order';
import { stepOrder } from './step-order';

let db: TestDatabase;
let gate: TestGate;
let shop: Shop;

beforeAll(async () => {
  db = await aDatabase();
  gate = aGate();
  shop = aShop(db.database, { gate, namesOf: (ids) => Promise.resolve(new Map(ids.map((id) => [id, '周店长']))) });
});
afterAll(() => db.drop());

const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
/** A shop-keeper of a station of their own, so that a list holds what its test made. */
const aKeeper = () => ({ ...keeper, station: `s-${randomUUID()}` });

async function placed(goods: OnSale, quantity = 1, station = 'yunze') {
  const answer = await shop.desk.place(aBuyer(station), aKey(), wanting(goods, quantity));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const value = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
};

describe('orders at the desk', () => {
  it('are found by number, state and day, with the names of what was bought, and by nobody of another station', async () => {
    const by = aKeeper();
    const goods = await onSale(shop, { units: 9 }, by);
    const [first, second] = [await placed(goods, 2, by.station), await placed(goods, 1, by.station)];
    await db.knex('shop_order').where({ id: first.id }).update({ placed_at: '2026-11-01T15:59:59Z' });
    const found = async (asked: Parameters<typeof listOrders>[2], who = by): Promise<readonly string[]> =>
      value(await listOrders(shop.viewing, who, asked)).orders.map(({ id }) => id);
    expect(await found({})).toEqual([second.id, first.id]);
    expect(await found({ number: first.id })).toEqual([first.id]);
    expect(await found({ number: second.id.slice(-8).toUpperCase() })).toEqual([second.id]);
    expect(await found({ state: 'paid' })).toEqual([]);
    // One second before midnight by the stations' clock.
    expect(await found({ from: '2026-11-01', to: '2026-11-01' })).toEqual([first.id]);
    expect(await found({ to: '2026-10-31' })).toEqual([]);
    expect(await found({ before: second.id })).toEqual([first.id]);
    expect(await found({}, stranger)).toEqual([]);
    expect(value(await listOrders(shop.viewing, by, {})).goods).toMatchObject([
      { id: goods.variant, product: goods.product, title: { en: 'Navel oranges of Yunze' } },
    ]);
  });

  it('tell who did what, people by name, and nothing to another station', async () => {
    const { id } = await placed(await onSale(shop, { units: 1 }));
    await db.knex('shop_order').where({ id }).update({ state: 'paid', version: 2 });
    await db.knex('shop_order_line').where({ order_id: id }).update({ hold: 'claimed' });
    value(await stepOrder(shop.orders, keeper, { id, step: 'freeze', version: 2, reason: '地址存疑' }));
    const file = value(await readOrder(shop.viewing, keeper, id));
    expect(file.history).toMatchObject([
      { action: 'order.placed', by: { kind: 'reader', name: '' } },
      { action: 'order.freeze', by: { kind: 'staff', name: '周店长' }, reason: '地址存疑' },
    ]);
    expect(file.order.allowedSteps).toEqual(['clear']);
    expect(await readOrder(shop.viewing, stranger, id)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  });

  it('are taken away as a table, each a line, and the ledger says so', async () => {
    const by = aKeeper();
    const goods = await onSale(shop, { units: 9, price: 3_990 }, by);
    const { id } = await placed(goods, 2, by.station);
    const { lines, pieces } = value(await exportOrders(shop.exporting, by, { speech: 'zh-Hans', number: id }));
    const told: string[] = [];
    for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) told.push(piece);
    await pieces.close();
    const [head, line] = told.join('').split('\r\n');
    expect([lines, head?.slice(1, 4)]).toEqual([1, '订单号']);
    expect(line).toMatch(new RegExp(`^${id},待付款,\\d{4}-.*,云泽脐橙 5 斤装 .* ×2,2,79.80,0.00,0.00,79.80,0.00,$`));
    const entries = await db.knex('ledger_entry').where({ station: by.station, action: 'orders.exported' });
    expect(entries).toHaveLength(1);
    const others = value(await exportOrders(shop.exporting, stranger, { speech: 'en' }));
    await others.pieces.close();
    expect(others.lines).toBe(0);
  });
});

describe('a promise that is checked', () => {
  const checked = async (id: string) => value(await checkPromise(shop.promises, keeper, id)).holds;
  const WHOLE = { hash: true, pages: true, path: true, signature: true, ledger: true };

  it('holds as it was placed, among others too, and is nobody else’s', async () => {
    const goods = await onSale(shop, { units: 5 });
    const orders = await Promise.all(Array.from({ length: 5 }, () => placed(goods)));
    expect(await Promise.all(orders.map(({ id }) => checked(id)))).toEqual(Array(5).fill(WHOLE));
    expect(await checkPromise(shop.promises, stranger, orders[0]?.id ?? '')).toMatchObject({
      error: { code: 'SHOP.ORDER_NOT_FOUND' },
    });
  });

  it('says which part is not what it was', async () => {
    const goods = await onSale(shop, { units: 3 });
    const { id } = await placed(goods);
    const order = await db.knex('shop_order').where({ id }).first<{ batch: string }>('batch');
    await db.knex('shop_order').where({ id }).increment({ goods: 1, amount: 1 });
    expect(await checked(id)).toEqual({ ...WHOLE, hash: false });
    await db.knex('shop_order').where({ id }).decrement({ goods: 1, amount: 1 });
    const { page } = await db.knex('shop_offer').where({ id: goods.offer }).first<{ page: string }>('page');
    await db.knex.raw(`UPDATE shop_page SET body = body || '{"promise": "三天内发货"}' WHERE hash = ?`, [page]);
    expect(await checked(id)).toEqual({ ...WHOLE, pages: false });
    await db.knex.raw(`UPDATE shop_page SET body = body || '{"promise": "48 小时内发货"}' WHERE hash = ?`, [page]);
    expect(await checked(id)).toEqual(WHOLE);
    await db
      .knex('shop_batch')
      .where({ id: order.batch })
      .update({ root: 'ab'.repeat(32) });
    expect(await checked(id)).toEqual({ ...WHOLE, path: false, signature: false, ledger: false });
  });
});

describe('stock and offers at the desk', () => {
  it('say who moved the stock, by how much and why, and how many wait', async () => {
    const goods = await onSale(shop, { units: 2, perBuyer: 2 });
    await placed(goods, 2);
    value(await joinWaiting(shop.waiting, aBuyer(), { offer: goods.offer, quantity: 1 }));
    const id = goods.variant;
    value(await moveStock(shop.stock, keeper, { id, kind: 'received', quantity: 3, reason: '补货', lot: 'L-7' }));
    value(await moveStock(shop.stock, keeper, { id, kind: 'written-off', quantity: 1, reason: '霉变', lot: null }));
    const file = value(await viewVariant(shop.viewing, keeper, id));
    expect(file.variant).toMatchObject({ onHand: 4, reserved: 2, free: 2, waiting: 1 });
    expect(file.moves).toMatchObject([
      { kind: 'written-off', quantity: -1, reason: '霉变', by: '周店长', lot: null },
      { kind: 'received', quantity: 3, reason: '补货', lot: 'L-7' },
      { kind: 'received', quantity: 2, reason: '到货' },
    ]);
    expect(await viewVariant(shop.viewing, stranger, id)).toMatchObject({ error: { code: 'SHOP.VARIANT_NOT_FOUND' } });
    expect(value(await viewOffer(shop.offers, keeper, goods.offer))).toMatchObject({ waiting: 1, free: 2 });
  });

  it('show each offer with the verdict of the gate, and those of another station to nobody', async () => {
    const by = aKeeper();
    const goods = await onSale(shop, { units: 2 }, by);
    gate.bar(goods.product, 'paper-expired');
    const { offers, more } = value(await listOffers(shop.offers, by, { state: 'open' }));
    expect(more).toBe(false);
    expect(offers).toMatchObject([
      {
        ...{ id: goods.offer, state: 'open', free: 2, goods: { id: goods.variant } },
        gate: { sellable: false, until: null, reasons: ['paper-expired'] },
      },
    ]);
    gate.clear(goods.product);
    expect(value(await viewOffer(shop.offers, by, goods.offer)).gate).toMatchObject({ sellable: true, reasons: [] });
    expect(value(await listOffers(shop.offers, by, { state: 'draft' })).offers).toEqual([]);
    expect(await viewOffer(shop.offers, stranger, goods.offer)).toMatchObject({
      error: { code: 'SHOP.OFFER_NOT_FOUND' },
    });
  });

  it('let a draft be changed, by one of two at once, and leave what was open as buyers saw it', async () => {
    const { variant } = await onSale(shop, { units: 1 });
    const plain = {
      ...{
        price: 3_990,
        basePrice: null,
        basis: null,
        basisProof: null,
        perBuyer: null,
        total: null,
        payMinutes: 15,
        freightRule: null,
        deposit: null,
        balanceFrom: null,
        balanceUntil: null,
      },
      ...{ promise: '48 小时内发货', claims: [], opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
    };
    const { id } = value(await makeOffer(shop.offers, keeper, { ...plain, variant }));
    const change = (price: number, version: number, by = keeper) =>
      changeOffer(shop.offers, by, { ...plain, id, price, perBuyer: 2, claims: ['当季采摘'], version });
    expect(await change(4_000, 1, stranger)).toMatchObject({ error: { code: 'SHOP.OFFER_NOT_FOUND' } });
    const both = await Promise.all([change(4_000, 1), change(4_100, 1)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
    expect(await changeOffer(shop.offers, keeper, { ...plain, id, basePrice: 5_000, version: 2 })).toMatchObject({
      error: { code: 'SHOP.OFFER_BASIS' },
    });
    expect(value(await change(4_200, 2))).toMatchObject({ price: 4_200, version: 3, perBuyer: 2, state: 'draft' });
    value(await setTerms(shop.offers, keeper, { ...someTerms(), id, version: 3 }));
    // A share of another price is another sum: what was agreed no longer holds.
    value(await change(4_300, 4));
    const opening = { id, event: 'open' as const, version: 5 };
    expect(await moveOffer(shop.offers, keeper, opening)).toMatchObject({ error: { code: 'SHOP.TERMS_MISSING' } });
    value(await setTerms(shop.offers, keeper, { ...someTerms(), id, version: 5 }));
    value(await moveOffer(shop.offers, keeper, { ...opening, version: 6 }));
    expect(await change(1_000, 7)).toMatchObject({ error: { code: 'SHOP.OFFER_STATE', details: { state: 'open' } } });
    expect(value(await viewOffer(shop.offers, keeper, id))).toMatchObject({ price: 4_300, claims: ['当季采摘'] });
  });
});
