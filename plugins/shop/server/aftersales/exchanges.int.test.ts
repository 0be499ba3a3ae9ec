import { err, unwrap } from '@hearth/cms/kernel';
import { moveStock } from '../stock/move-stock';
import { keeper } from '../testing/a-shop';
import { faultsOf } from '../testing/the-books';
import { answerAfterSale } from './answer-after-sale';
import type { KeptSale } from './after-sale-store';
import { arbitrate } from './decide-after-sale';
import { runClocks } from './run-clocks';
import { askableOf, ownAfterSale, viewAfterSale } from './see-after-sales';
import { sendReplacement } from './send-replacement';
import { anAfterSalesDesk, type AfterSalesDesk, type SoldOrder } from './testing/an-after-sales-desk';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterEach(async () => {
  expect(await faultsOf(desk.pay.db.knex)).toEqual([]);
});
afterAll(() => desk.drop());

const asked = async (order: SoldOrder, reason: 'damaged' | 'missing' = 'damaged'): Promise<KeptSale> =>
  desk.asked(order, { kind: 'exchange', reason, photos: [await desk.photo(order.id)] });
const approved = async (order: SoldOrder, reason?: 'missing'): Promise<KeptSale> =>
  unwrap(await desk.decide(await asked(order, reason), 'approve'));
const reship = ({ id, version }: KeptSale, by = desk.clerk) =>
  sendReplacement(desk.deps, by, { id, version, company: 'yuantong', number: 'YT00011122233' });
const answer = ({ id, version }: KeptSale, turn: object) =>
  // What a buyer does is one of several forms; each test says which.
  answerAfterSale(desk.deps, desk.buyer, { id, version, ...turn } as Parameters<typeof answerAfterSale>[2]);
async function stock({ goods: [one] }: SoldOrder): Promise<{ hand: number; reserved: number }> {
  const row = await desk.pay.db.knex('shop_stock').where({ variant: one?.variant }).first();
  return { hand: Number(row.on_hand), reserved: Number(row.reserved) };
}
/** Nothing of it is left to promise. */
async function soldOut({ goods: [one] }: SoldOrder): Promise<void> {
  const all = { kind: 'written-off' as const, quantity: 49, reason: '仓库受潮', lot: null };
  unwrap(await moveStock(desk.shop.stock, keeper, { id: one?.variant ?? '', ...all }));
}

it('promises other goods when it is granted, sends them out of stock and lots, and moves no money', async () => {
  const order = await desk.sold({ price: 2_900 });
  const before = await desk.booked(order.id, ['order.paid']);
  const sale = await approved(order);
  expect(sale).toMatchObject({ state: 'reshipping', kind: 'exchange', amount: 2_900 });
  expect(await stock(order)).toEqual({ hand: 49, reserved: 1 });
  expect(await reship(sale, { ...desk.clerk, station: 'qinghe' })).toMatchObject({
    error: { code: 'AFTERSALES.SALE_NOT_FOUND' },
  });
  const raced = await Promise.all([reship(sale), reship(sale)]);
  expect(raced.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await stock(order)).toEqual({ hand: 48, reserved: 0 });
  const [lots] = await desk.pay.db.knex('shop_line_lot').where({ order_id: order.id }).sum('quantity as n');
  expect(Number(lots?.['n'])).toBe(2);
  const sent = await desk.sale(sale.id);
  expect(unwrap(await ownAfterSale(desk.deps, desk.buyer, sale.id))).toMatchObject({
    ...{ state: 'reshipped', replacement: { company: 'yuantong', number: 'YT00011122233' } },
    allowedEvents: expect.arrayContaining(['confirm', 'escalate']),
  });
  expect(unwrap(await answer(sent, { does: 'confirm' })).state).toBe('exchanged');
  expect(await desk.refundsOf(order.id)).toEqual([]);
  expect(await desk.booked(order.id, ['order.paid', 'order.refunded', 'after-sale.borne'])).toEqual(before);
  // What came instead may be spoilt as well.
  expect(unwrap(await askableOf(desk.deps, desk.buyer, order.id)).lines).toMatchObject([
    { quantity: 1, amount: 2_900 },
  ]);
});

it('sends nothing of goods that were suspended after they were promised, and gives the money back instead', async () => {
  const order = await desk.sold({ price: 2_900 });
  const sale = await approved(order);
  const { gate } = desk.deps;
  const barred = { sellable: false, reasons: [{ code: 'recalled' }] };
  const shut: AfterSalesDesk['deps'] = {
    ...desk.deps,
    gate: { ...gate, recheck: (_tx, products) => Promise.resolve(new Map(products.map((one) => [one, barred]))) },
  };
  const sending = { id: sale.id, version: sale.version, company: 'yuantong', number: 'YT00011122233' } as const;
  expect(await sendReplacement(shut, desk.clerk, sending)).toEqual(
    err('AFTERSALES.NOT_CLEARED', { codes: ['recalled'] }),
  );
  expect(await stock(order)).toEqual({ hand: 49, reserved: 1 });
  expect((await desk.sale(sale.id)).state).toBe('reshipping');
  unwrap(await desk.decide(sale, 'refund-instead'));
  await desk.paidBack();
  expect(await desk.sale(sale.id)).toMatchObject({ state: 'refunded', refundInstead: true });
  expect(await stock(order)).toEqual({ hand: 49, reserved: 0 });
});

it('waits for what is dear to come back, and not for what never came', async () => {
  const order = await desk.sold({ price: 8_000 });
  const waiting = await approved(order);
  expect(waiting.state).toBe('awaiting-parcel');
  expect(await stock(order)).toEqual({ hand: 49, reserved: 1 });
  const back = unwrap(await answer(waiting, { does: 'send', company: 'ems', number: 'EM00011122' }));
  const received = unwrap(await desk.decide(back, 'receive'));
  const accepted = unwrap(await desk.decide(received, 'accept'));
  expect(accepted).toMatchObject({ state: 'reshipping', refund: null });
  unwrap(await reship(accepted));
  const other = await desk.sold({ price: 8_000 });
  expect((await approved(other, 'missing')).state).toBe('reshipping');
});

it('gives what it had promised back to stock when the buyer does not go on', async () => {
  const order = await desk.sold({ price: 8_000 });
  const waiting = await approved(order);
  expect(unwrap(await answer(waiting, { does: 'withdraw' })).state).toBe('withdrawn');
  expect(await stock(order)).toEqual({ hand: 49, reserved: 0 });
});

it('says that there is nothing to send, and gives the money back instead', async () => {
  const order = await desk.sold({ price: 2_000 });
  await soldOut(order);
  const sale = await asked(order);
  expect(await desk.decide(sale, 'approve')).toMatchObject({ error: { code: 'AFTERSALES.OUT_OF_STOCK' } });
  expect((await desk.sale(sale.id)).state).toBe('review');
  expect(unwrap(await viewAfterSale(desk.deps, desk.clerk, sale.id)).afterSale.allowedEvents).toContain(
    'refund-instead',
  );
  const both = await Promise.all([desk.decide(sale, 'refund-instead'), desk.decide(sale, 'refund-instead')]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  await desk.paidBack();
  expect(await desk.sale(sale.id)).toMatchObject({ state: 'refunded', refundInstead: true });
  expect(await desk.refundsOf(order.id)).toMatchObject([{ amount: 2_000, state: 'done' }]);
  // Of what was never to be exchanged, nothing is given instead.
  const plain = await desk.asked(await desk.sold());
  expect(await desk.decide(plain, 'refund-instead')).toMatchObject({ error: { code: 'AFTERSALES.SALE_STATE' } });
});

it('promises the last one once to two who ask for it', async () => {
  const orders = [await desk.sold({ price: 2_000, quantity: 2 })];
  const { knex } = desk.pay.db;
  const sales = [await asked(orders[0]!), await asked(orders[0]!)];
  const all = { kind: 'written-off' as const, quantity: 47, reason: '仓库受潮', lot: null };
  unwrap(await moveStock(desk.shop.stock, keeper, { id: orders[0]!.goods[0]!.variant, ...all }));
  const done = await Promise.all(sales.map((sale) => desk.decide(sale, 'approve')));
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await stock(orders[0]!)).toEqual({ hand: 1, reserved: 1 });
  expect(await knex('shop_replacement').where({ order_id: orders[0]!.id })).toHaveLength(1);
});

it('decides for the buyer when nobody answers, when nothing is there, and when nothing is sent', async () => {
  const [answered, empty] = [await desk.sold({ price: 2_000 }), await desk.sold({ price: 2_000 })];
  await soldOut(empty);
  const sales = [await asked(answered), await asked(empty)];
  for (const { id } of sales) await desk.late(id);
  await Promise.all([runClocks(desk.deps), runClocks(desk.deps)]);
  expect(await desk.sale(sales[0]!.id)).toMatchObject({ state: 'reshipping' });
  expect(await desk.sale(sales[1]!.id)).toMatchObject({
    state: 'refunding',
    refundInstead: true,
    borneWhy: 'clock-seller',
  });
  await desk.late(sales[0]!.id);
  await runClocks(desk.deps);
  expect(await desk.sale(sales[0]!.id)).toMatchObject({
    state: 'refunding',
    bearer: 'station',
    borneWhy: 'clock-seller',
  });
  expect(await stock(answered)).toEqual({ hand: 49, reserved: 0 });
  await desk.paidBack();
});

it('is over by itself after it was sent, unless the buyer goes before the station, which pays then', async () => {
  const quiet = await approved(await desk.sold({ price: 2_000 }));
  unwrap(await reship(quiet));
  await desk.late(quiet.id);
  await runClocks(desk.deps);
  expect((await desk.sale(quiet.id)).state).toBe('exchanged');
  const order = await desk.sold({ price: 2_000 });
  const sent = unwrap(await reship(await approved(order)));
  const escalated = unwrap(await answer(sent, { does: 'escalate', words: '没有收到' }));
  const { id, version } = escalated;
  const ruling = { id, version, event: 'uphold', reason: '查无签收', amount: 500 } as const;
  unwrap(await arbitrate(desk.deps, desk.arbiter, ruling));
  await desk.paidBack();
  expect(await desk.sale(id)).toMatchObject({ state: 'refunded', amount: 2_000, refundInstead: true });
});
