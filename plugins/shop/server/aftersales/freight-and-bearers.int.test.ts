import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { bookPagesStore } from '../books/book-pages-store';
import { verifyBooks } from '../books/verify-books';
import { askRefund, decideRefund } from '../payments/decide-refund';
import { viewPayment } from '../payments/view-payments';
import { SUPPLIER } from '../testing/a-shop';
import { balancesOf, faultsOf } from '../testing/the-books';
import { followRefunds } from './follow-refunds';
import { runClocks } from './run-clocks';
import { ownAfterSale, viewAfterSale } from './see-after-sales';
import { anAfterSalesDesk, type AfterSalesDesk, type SoldOrder } from './testing/an-after-sales-desk';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterEach(async () => {
  const { knex } = desk.pay.db;
  expect(await faultsOf(knex)).toEqual([]);
  expect((await verifyBooks({ read: knex, pages: bookPagesStore }, 'yunze')).faults).toEqual([]);
});
afterAll(() => desk.drop());

const approved = async (order: SoldOrder, wanted: Parameters<AfterSalesDesk['ask']>[1] = {}) => {
  const sale = unwrap(await desk.decide(await desk.asked(order, wanted), 'approve'));
  await desk.paidBack();
  return desk.sale(sale.id);
};
it('gives the freight back with all of an order, and the carrier is still paid', async () => {
  const order = await desk.sold({ price: 3_000, freight: 800 });
  expect(order.amount).toBe(3_800);
  const sale = await approved(order);
  expect(sale).toMatchObject({
    state: 'refunded',
    amount: 3_000,
    freight: 800,
    bearer: 'station',
    borneWhy: 'packing',
  });
  expect(await desk.refundsOf(order.id)).toMatchObject([{ amount: 3_800, state: 'done' }]);
  expect(await desk.deps.orders.ofBuyer(desk.buyer.id, order.id)).toMatchObject({ state: 'refunded', refunded: 3_800 });
  // The station packed it wrong: its supplier keeps their part, the carrier its freight, and both come out of the station's income.
  expect(await desk.booked(order.id, ['after-sale.borne'])).toEqual({
    ...{ [`salesHeld:${SUPPLIER}`]: -2_100, logistics: -800, stationIncome: 2_900 },
  });
  expect(unwrap(await ownAfterSale(desk.deps, desk.buyer, sale.id)).freight).toBe(800);
  const { afterSale } = unwrap(await viewAfterSale(desk.deps, desk.clerk, sale.id));
  expect(afterSale.borne).toEqual({ bearer: 'station', freightBearer: 'station', why: 'packing' });
});

it('gives each line its part of the freight when all of it went back, and the last one the rest', async () => {
  const order = await desk.sold({ price: 2_000, quantity: 2, freight: 1_001, also: [{ price: 1_000 }] });
  expect((await approved(order, { quantity: 1 })).freight).toBe(0);
  expect((await approved(order, { quantity: 1 })).freight).toBe(801);
  const last = await approved(order, { offer: order.goods[1]?.offer ?? '' });
  expect([last.amount, last.freight]).toEqual([1_000, 200]);
  expect(await desk.deps.orders.ofBuyer(desk.buyer.id, order.id)).toMatchObject({ refunded: 6_001, state: 'refunded' });
});

it('gives whoever changed their mind the freight with all of the order, and not with some', async () => {
  const order = await desk.sold({ price: 2_000, freight: 600, also: [{ price: 1_000 }] });
  const back = async (offer: string) => {
    const sale = unwrap(
      await desk.decide(await desk.asked(order, { offer, kind: 'return', reason: 'no-reason' }), 'approve'),
    );
    const received = unwrap(await desk.decide(sale, 'receive'));
    unwrap(await desk.decide(received, 'accept'));
    await desk.paidBack();
    return desk.sale(sale.id);
  };
  expect(await back(order.offer)).toMatchObject({ freight: 0, bearer: 'nobody', borneWhy: 'came-back' });
  expect(await desk.booked(order.id, ['after-sale.borne'])).toEqual({});
  expect(await back(order.goods[1]?.offer ?? '')).toMatchObject({ freight: 600, freightBearer: 'station' });
  expect(await desk.booked(order.id, ['after-sale.borne'])).toEqual({ logistics: -600, stationIncome: 600 });
});

it('gives no more back than is left when finance gave some by itself, however many decide at once', async () => {
  const order = await desk.sold({ price: 1_000, freight: 500, also: [{ price: 1_000 }] });
  unwrap(await askRefund(desk.pay.deps, desk.pay.finance, { id: order.payment, amount: 300, reason: '协商补偿' }));
  const sales = [await desk.asked(order), await desk.asked(order, { offer: order.goods[1]?.offer ?? '' })];
  const done = await Promise.all(sales.map((sale) => desk.decide(sale, 'approve')));
  expect(done.map(({ ok }) => ok)).toEqual([true, true]);
  await desk.paidBack();
  const freight = await Promise.all(sales.map(async ({ id }) => (await desk.sale(id)).freight));
  expect(freight.reduce((sum, one) => sum + one, 0)).toBe(200);
  const refunds = await desk.refundsOf(order.id);
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_500);
  // Pressed again, nothing is left to approve.
  expect(await desk.decide(await desk.sale(sales[0]!.id), 'approve')).toMatchObject({
    error: { code: 'AFTERSALES.SALE_STATE' },
  });
});

it('takes no freight along with what finance declined', async () => {
  const order = await desk.sold({ price: 20_000_00, freight: 1_000 });
  const sale = unwrap(await desk.decide(await desk.asked(order), 'approve'));
  expect(sale.freight).toBe(1_000);
  const [refund] = unwrap(await viewPayment(desk.pay.deps, desk.pay.finance, order.payment)).refunds;
  const no = { id: refund?.id ?? '', version: refund?.version ?? 0, event: 'decline' } as const;
  unwrap(await decideRefund(desk.pay.deps, desk.pay.second, no));
  await followRefunds(desk.deps);
  expect(await desk.sale(sale.id)).toMatchObject({ state: 'arbitration', freight: 0 });
  await desk.late(sale.id);
  await runClocks(desk.deps);
  // What nobody ruled about is the station's.
  expect(await desk.sale(sale.id)).toMatchObject({ freight: 1_000, bearer: 'station', borneWhy: 'clock-station' });
});

it('books what a clock decided on whoever let it run out, by the terms of the offer', async () => {
  const [own, theirs] = [randomUUID(), randomUUID()];
  const orders = [
    await desk.sold({ price: 2_000, freight: 300, terms: { supplier: own } }),
    await desk.sold({ price: 2_000, freight: 300, terms: { supplier: theirs, mode: 'cooperative' } }),
  ];
  const sales = [await desk.asked(orders[0]!), await desk.asked(orders[1]!)];
  for (const { id } of sales) await desk.late(id);
  await Promise.all([runClocks(desk.deps), runClocks(desk.deps)]);
  await desk.paidBack();
  const [first, second] = await Promise.all(sales.map(({ id }) => desk.sale(id)));
  expect(first).toMatchObject({ state: 'refunded', bearer: 'station', borneWhy: 'clock-seller' });
  expect(second).toMatchObject({ state: 'refunded', bearer: 'supplier', borneWhy: 'clock-seller' });
  const balances = await balancesOf(desk.pay.db.knex, 'yunze');
  expect([balances[`salesHeld:${own}`], balances[`salesHeld:${theirs}`]]).toEqual([-1_400, 300]);
  const told = (await desk.deps.ledger.of('yunze', sales[1]!.id)).find(({ action }) => action.endsWith('begin-refund'));
  expect(told?.facts).toMatchObject({ bearer: 'supplier', why: 'clock-seller', freight: 300 });
});

it('looks at the category of goods that are said to have spoilt', async () => {
  const order = await desk.sold();
  desk.categories.set(order.goods[0]?.product ?? '', 'tea');
  const spoilt = { reason: 'bad-fruit' as const };
  const tea = await desk.asked(order, { ...spoilt, photos: [await desk.photo(order.id)] });
  expect(tea).toMatchObject({ state: 'review', byRule: false });
  const fresh = await desk.sold();
  desk.categories.set(fresh.goods[0]?.product ?? '', 'fresh-produce');
  const pears = await desk.asked(fresh, { ...spoilt, photos: [await desk.photo(fresh.id)] });
  expect(pears).toMatchObject({ state: 'refunding', byRule: true, bearer: 'supplier', borneWhy: 'quality' });
  await desk.paidBack();
});
