import { randomUUID } from 'node:crypto';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { aBuyer, aGate, aKey, aShop, keeper, onSale, wanting, type OnSale, type TestGate } from '../testing/a-shop';
import { booksOf, faultsOf } from '../testing/the-books';
import type { Shop } from '../shop-wiring';
import { joinWaiting, leaveWaiting } from '../waiting/join-waiting';
import { serveWaiting } from '../waiting/serve-waiting';
import { moveStock } from '../stock/move-stock';
import { deskAddress, ownAddress, putAddress } from './address-order';
import { moveOwnOrder } from './move-own-order';
import { settleOverdue } from './settle-overdue';
import { stepOrder } from './step-order';

let db: TestDatabase;
let gate: TestGate;
let shop: Shop;
let other: Shop;

beforeAll(async () => {
  db = await aDatabase();
  gate = aGate();
  shop = aShop(db.database, { gate });
  other = aShop(db.database, { gate });
});
afterEach(async () => {
  expect(await faultsOf(db.knex)).toEqual([]);
});
afterAll(() => db.drop());

const NEVER_PAID = 'what was never paid';
const aPayment = (subject: string, amount: number) => {
  const id = randomUUID();
  return { id, number: id.replaceAll('-', ''), subject, amount, at: new Date() };
};
const pay = (node: Shop, payment: ReturnType<typeof aPayment>) =>
  db.database.transaction((tx) => node.payable.paid(tx, payment));
const refund = ({ id: payment, subject }: ReturnType<typeof aPayment>, amount: number, id = randomUUID()) =>
  db.database.transaction((tx) => shop.payable.refunded(tx, { id, payment, subject, amount, reason: NEVER_PAID }));
const stateOf = async (id: string): Promise<string> =>
  (await db.knex('shop_order').where({ id }).first<{ state: string }>('state')).state;

async function placed(goods: OnSale, { quantity = 1, buyer = aBuyer() } = {}) {
  // In the host the message of what came back does this.
  shop.memory.forget();
  const answer = await shop.desk.place(buyer, aKey(), wanting(goods, quantity));
  if (!answer.ok) throw new Error(answer.error.code);
  return { ...answer.value, buyer };
}

/** The time to pay is over, by the clock of the database. */
async function late(...orders: readonly string[]): Promise<void> {
  await db
    .knex('shop_order')
    .whereIn('id', [...orders])
    .update({ pay_until: db.knex.raw("now() - interval '1 second'") });
  await db.knex.raw(`UPDATE shop_batch SET pay_until = now() - interval '1 second' WHERE orders && ?::uuid[]`, [
    [...orders],
  ]);
}

it('gives back what was not paid in time, once, however many nodes look', async () => {
  const goods = await onSale(shop, { units: 5, perBuyer: 5 });
  const orders = await Promise.all(Array.from({ length: 5 }, () => placed(goods)));
  await late(...orders.map(({ id }) => id));
  await Promise.all([settleOverdue(shop.orders), settleOverdue(other.orders)]);
  await settleOverdue(shop.orders);
  expect(await Promise.all(orders.map(({ id }) => stateOf(id)))).toEqual(Array(5).fill('cancelled'));
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ reserved: 0, onHand: 5 });
  expect(await placed(goods, { quantity: 5 })).toMatchObject({ state: 'awaiting-payment' });
});

it('lets either the clock or the money win, never both', async () => {
  const goods = await onSale(shop, { units: 8 });
  const orders = await Promise.all(Array.from({ length: 8 }, () => placed(goods)));
  await late(...orders.map(({ id }) => id));
  const paid = await Promise.all([
    settleOverdue(other.orders),
    ...orders.map(({ id, amount }) => pay(shop, aPayment(id, amount))),
  ]);
  // What came late found its units free again, since nobody else wanted them.
  expect(paid.slice(1)).toEqual(Array(8).fill('taken'));
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ reserved: 8 });
});

it('takes money that comes late when there is stock again, and gives it back when there is none', async () => {
  const goods = await onSale(shop, { units: 2 });
  const [first, second] = [await placed(goods), await placed(goods)];
  await late(first.id, second.id);
  await settleOverdue(shop.orders);
  await placed(goods);
  const [one, two] = [aPayment(first.id, first.amount), aPayment(second.id, second.amount)];
  expect([await pay(shop, one), await pay(shop, two)]).toEqual(['taken', 'give-back']);
  // Told again, in another order, and with more stock by now: the answers stay.
  await moveStock(shop.stock, keeper, { id: goods.variant, kind: 'received', quantity: 9, reason: '到货', lot: null });
  expect([await pay(other, two), await pay(other, one)]).toEqual(['give-back', 'taken']);
  await refund(two, second.amount);
  expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['paid', 'refunded']);
  expect(await db.knex('shop_order').where({ id: first.id }).first('late')).toEqual({ late: true });
});

it('gives back a second payment, a wrong amount, and what came for goods that may not be sold', async () => {
  const goods = await onSale(shop, { units: 3 });
  const [twice, wrong, barred] = [await placed(goods), await placed(goods), await placed(goods)];
  const [once, again] = [aPayment(twice.id, twice.amount), aPayment(twice.id, twice.amount)];
  const both = await Promise.all([pay(shop, once), pay(other, again)]);
  expect([...both].sort()).toEqual(['give-back', 'taken']);
  const [taken, back] = both[0] === 'taken' ? [once, again] : [again, once];
  await refund(back, twice.amount);
  expect(await stateOf(twice.id)).toBe('paid');
  // The same amount, of the payment that counts: which of the two went back is told by the payment, not by its sum.
  await refund(taken, twice.amount);
  expect(await stateOf(twice.id)).toBe('refunded');
  expect(await pay(shop, aPayment(wrong.id, wrong.amount - 1))).toBe('give-back');
  await late(barred.id);
  await settleOverdue(shop.orders);
  gate.bar(goods.product, 'recalled');
  expect(await pay(shop, aPayment(barred.id, barred.amount))).toBe('give-back');
  gate.clear(goods.product);
});

it('gives the units back with the last fen of a refund, and once for each refund', async () => {
  const goods = await onSale(shop, { units: 1, price: 1_000 });
  const order = await placed(goods);
  const payment = aPayment(order.id, 1_000);
  await pay(shop, payment);
  const part = randomUUID();
  await refund(payment, 400, part);
  await refund(payment, 400, part);
  expect(await stateOf(order.id)).toBe('paid');
  await refund(payment, 600);
  expect([await stateOf(order.id), (await booksOf(db.knex, goods.variant)).reserved]).toEqual(['refunded', 0]);
});

it('goes from payment to the door by the steps of its machine, and is nobody else’s', async () => {
  const goods = await onSale(shop, { units: 2 });
  const { id, amount, buyer } = await placed(goods, { quantity: 2 });
  await pay(shop, aPayment(id, amount));
  const step = (name: 'confirm' | 'pick' | 'ship' | 'deliver', version: number, by = keeper) =>
    stepOrder(shop.orders, by, { id, step: name, version, reason: '' });
  const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
  expect(await step('confirm', 2, stranger)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  const [a, b] = await Promise.all([step('confirm', 2), step('confirm', 2)]);
  expect([a.ok, b.ok].sort()).toEqual([false, true]);
  expect(await step('pick', 3)).toMatchObject({ error: { code: 'SHOP.ADDRESS_MISSING' } });
  const address = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };
  expect(await putAddress(shop.addressing, aBuyer(), { id, address })).toMatchObject({ ok: false });
  expect(await putAddress(shop.addressing, buyer, { id, address })).toMatchObject({ ok: true });
  expect(await ownAddress(shop.addressing, buyer, id)).toEqual({ ok: true, value: address });
  expect(await ownAddress(shop.addressing, aBuyer(), id)).toMatchObject({ ok: false });
  expect(await deskAddress(shop.addressing, stranger, id)).toMatchObject({ ok: false });
  expect(await deskAddress(shop.addressing, keeper, id)).toEqual({ ok: true, value: address });
  const sealed = await db.knex('shop_order_address').where({ order_id: id }).first<{ sealed: string }>('sealed');
  expect(sealed.sealed).not.toContain('13800001111');
  expect(await step('ship', 3)).toMatchObject({ error: { code: 'SHOP.ORDER_STATE' } });
  for (const [n, name] of (['pick', 'ship', 'deliver'] as const).entries()) {
    expect(await step(name, 3 + n)).toMatchObject({ ok: true });
  }
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ onHand: 0, reserved: 0, shipped: 2 });
  expect(await putAddress(shop.addressing, buyer, { id, address })).toMatchObject({
    error: { code: 'SHOP.ORDER_STATE' },
  });
  expect(await moveOwnOrder(shop.orders, aBuyer(), { id, event: 'receive' })).toMatchObject({ ok: false });
  expect(await moveOwnOrder(shop.orders, buyer, { id, event: 'receive' })).toMatchObject({
    value: { state: 'received' },
  });
});

it('serves those who wait in their order, and lets nobody jump the line', async () => {
  const goods = await onSale(shop, { units: 2, perBuyer: 2 });
  const holder = await placed(goods, { quantity: 2 });
  const [first, second, third] = [aBuyer(), aBuyer(), aBuyer()];
  const wait = (buyer: typeof first, quantity: number) =>
    joinWaiting(shop.waiting, buyer, { offer: goods.offer, quantity });
  expect(await wait(first, 1)).toEqual({ ok: true, value: { ahead: 0 } });
  expect(await wait(second, 1)).toEqual({ ok: true, value: { ahead: 1 } });
  expect(await wait(first, 1)).toEqual({ ok: true, value: { ahead: 0 } });
  expect(await wait(third, 1)).toEqual({ ok: true, value: { ahead: 2 } });
  expect(await leaveWaiting(shop.waiting, second, goods.offer)).toMatchObject({ ok: true });
  await moveOwnOrder(shop.orders, holder.buyer, { id: holder.id, event: 'cancel' });
  shop.memory.forget();
  const jumper = await shop.desk.place(aBuyer(), aKey(), wanting(goods));
  expect(jumper).toMatchObject({ error: { code: 'SHOP.SOLD_OUT' } });
  await Promise.all([serveWaiting(shop.waiting, [goods.variant]), serveWaiting(other.waiting, [goods.variant])]);
  const served = (await db
    .knex('shop_order')
    .whereIn('buyer', [first.id, second.id, third.id])
    .pluck('buyer')) as string[];
  expect([...served].sort()).toEqual([first.id, third.id].sort());
  expect(await wait(aBuyer(), 3)).toMatchObject({ error: { code: 'SHOP.LIMIT_REACHED' } });
});

it('closes the offers of a product in the transaction that suspends it', async () => {
  const goods = await onSale(shop, { units: 5 });
  await db.database.transaction((tx) =>
    shop.suspended(tx, { product: goods.product, reasons: [{ code: 'paper-expired' }] }),
  );
  expect(await shop.desk.place(aBuyer(), aKey(), wanting(goods))).toMatchObject({
    error: { code: 'SHOP.NOT_ON_SALE' },
  });
});

it('keeps a count from going below what is promised', async () => {
  const goods = await onSale(shop, { units: 5 });
  await placed(goods, { quantity: 3 });
  const count = (quantity: number) =>
    moveStock(shop.stock, keeper, { id: goods.variant, kind: 'written-off', quantity, reason: '霉变', lot: null });
  expect(await count(3)).toMatchObject({ error: { code: 'SHOP.STOCK_PROMISED', details: { reserved: 3 } } });
  expect(await count(2)).toMatchObject({ ok: true, value: { onHand: 3, free: 0 } });
});
