import { unwrap } from '@hearth/cms/kernel';
import { anAlipayLab, type AlipayLab } from '../../../../tests/lab/pay/alipay-lab';
import { askRefund, decideRefund } from '../payments/decide-refund';
import { takeCallback } from '../payments/take-callback';
import { viewPayment } from '../payments/view-payments';
import { answerAfterSale } from './answer-after-sale';
import { followRefunds } from './follow-refunds';
import { runClocks, warnOfClocks } from './run-clocks';
import { anAfterSalesDesk, type AfterSalesDesk } from './testing/an-after-sales-desk';

let lab: AlipayLab;
let desk: AfterSalesDesk;
beforeAll(async () => {
  lab = await anAlipayLab();
  desk = await anAfterSalesDesk({ alipay: lab.url });
  await desk.pay.set({ ...lab.papers });
}, 60_000);
beforeEach(() => void lab.world.faults.splice(0));
afterAll(async () => {
  await lab.stop();
  await desk.drop();
});

/** Pays by scanning a code of the stand-in, which calls in. */
async function byAlipay(order: string): Promise<string> {
  const { id } = await desk.pay.begin(order, 'alipay', 'scan');
  const number = await desk.pay.numberOf(id);
  lab.pay(number);
  await takeCallback(desk.pay.deps, { ...lab.notice(number), provider: 'alipay', station: 'yunze' });
  await desk.pay.apply();
  return id;
}
const states = async (id: string) => (await desk.deps.ledger.of('yunze', id)).map(({ action }) => action.split('.')[1]);

it('decides for the buyer what ran out while nobody worked, once, however many look', async () => {
  const order = await desk.sold({ price: 20_000_00 });
  const sale = await desk.asked(order);
  await desk.late(sale.id);
  await Promise.all([runClocks(desk.deps), runClocks(desk.deps), runClocks(desk.deps)]);
  await runClocks(desk.deps);
  expect(await desk.sale(sale.id)).toMatchObject({ state: 'refunding', dueAt: null });
  expect(await states(sale.id)).toEqual(['requested', 'queue', 'time-out', 'begin-refund']);
  // The house decided, so no second person is waited for.
  expect(await desk.refundsOf(order.id)).toMatchObject([{ amount: 20_000_00, state: 'created' }]);
  expect(await desk.pay.told(sale.id)).toContain('after-sale.breached');
});

it('lets either the clock or the person win, never both', async () => {
  for (let round = 0; round < 4; round += 1) {
    const order = await desk.sold();
    const sale = await desk.asked(order);
    await desk.late(sale.id);
    const [declined] = await Promise.all([desk.decide(sale, 'decline', { reason: '称重无误' }), runClocks(desk.deps)]);
    const { state } = await desk.sale(sale.id);
    expect(state).toBe(declined.ok ? 'declined' : 'refunding');
    expect(await desk.refundsOf(order.id)).toHaveLength(declined.ok ? 0 : 1);
  }
});

it('decides for the buyer at the station and at inspection too, and against who does not go on', async () => {
  const [first, second, third] = await Promise.all([desk.sold(), desk.sold(), desk.sold()]);
  const declined = unwrap(await desk.decide(await desk.asked(first), 'decline', { reason: '称重无误' }));
  const turn = { id: declined.id, version: declined.version, does: 'escalate', words: '' } as const;
  unwrap(await answerAfterSale(desk.deps, desk.buyer, turn));
  const back = { kind: 'return', reason: 'no-reason' } as const;
  const approved = unwrap(await desk.decide(await desk.asked(second, back), 'approve'));
  unwrap(await desk.decide(approved, 'receive'));
  const left = unwrap(await desk.decide(await desk.asked(third, back), 'approve'));
  for (const { id } of [declined, approved, left]) await desk.late(id);
  await runClocks(desk.deps);
  const now = await Promise.all([declined, approved, left].map(async ({ id }) => (await desk.sale(id)).state));
  expect(now).toEqual(['refunding', 'refunding', 'lapsed']);
  const [share] = await desk.pay.db.knex('shop_after_sale_share').where({ order_id: third.id });
  expect(share).toMatchObject({ taken: '0', claimed: 0 });
});

it('brings before the station what was sent and never came', async () => {
  const order = await desk.sold();
  const approved = unwrap(
    await desk.decide(await desk.asked(order, { kind: 'return', reason: 'no-reason' }), 'approve'),
  );
  const send = {
    id: approved.id,
    version: approved.version,
    does: 'send',
    company: 'ems',
    number: 'EM00011122',
  } as const;
  unwrap(await answerAfterSale(desk.deps, desk.buyer, send));
  await desk.late(approved.id);
  await runClocks(desk.deps);
  expect((await desk.sale(approved.id)).state).toBe('arbitration');
  expect(await desk.refundsOf(order.id)).toEqual([]);
});

it('warns once before a clock runs out', async () => {
  const sale = await desk.asked(await desk.sold());
  const due_at = desk.pay.db.knex.raw(`clock_timestamp() + interval '11 hours'`);
  await desk.pay.db.knex('shop_after_sale').where({ id: sale.id }).update({ due_at });
  const warn = () => desk.deps.database.transaction((tx) => warnOfClocks(desk.deps, tx));
  await warn();
  await warn();
  expect((await desk.pay.told(sale.id)).filter((kind) => kind === 'after-sale.soon')).toHaveLength(1);
});

it('puts off a clock whose money is gone, tells somebody, and goes on with the others', async () => {
  const [order, other] = [await desk.sold({ price: 4_000 }), await desk.sold()];
  const [sale, next] = [await desk.asked(order), await desk.asked(other)];
  const back = { id: order.payment, amount: 4_000, reason: '协商全额退款' };
  unwrap(await askRefund(desk.pay.deps, desk.pay.finance, back));
  await desk.late(sale.id);
  await desk.late(next.id);
  await runClocks(desk.deps);
  expect(await desk.sale(sale.id)).toMatchObject({ state: 'review', overdue: false });
  expect(await desk.pay.told(sale.id)).toContain('after-sale.stuck');
  expect((await desk.sale(next.id)).state).toBe('refunding');
});

it('pays once when the answer of a refund is lost', async () => {
  const order = await desk.sold({ pay: byAlipay });
  const sale = unwrap(await desk.decide(await desk.asked(order), 'approve'));
  const refunds = () => [...lab.world.refunds.values()].filter(({ amount }) => amount === order.amount);
  const before = refunds().length;
  lab.world.faults.push({ line: 'alipay.trade.refund&', does: 'lost-after' });
  await desk.pay.due();
  await followRefunds(desk.deps);
  expect((await desk.sale(sale.id)).state).toBe('refunding');
  // The same approval pressed again finds nothing to approve.
  expect(await desk.decide(sale, 'approve')).toMatchObject({ error: { code: 'AFTERSALES.SALE_STATE' } });
  await desk.pay.due();
  await Promise.all([followRefunds(desk.deps), followRefunds(desk.deps)]);
  expect((await desk.sale(sale.id)).state).toBe('refunded');
  expect(refunds().length - before).toBe(1);
  expect((await states(sale.id)).filter((one) => one === 'refund-done')).toHaveLength(1);
});

it('waits for a second person above the station’s limit, and is decided anew when finance declines', async () => {
  const order = await desk.sold({ price: 20_000_00 });
  const sale = unwrap(await desk.decide(await desk.asked(order), 'approve'));
  expect(sale.state).toBe('refunding');
  const { refunds } = unwrap(await viewPayment(desk.pay.deps, desk.pay.finance, order.payment));
  const [refund] = refunds;
  expect(refund?.state).toBe('asked');
  const no = { id: refund?.id ?? '', version: refund?.version ?? 0, event: 'decline' } as const;
  unwrap(await decideRefund(desk.pay.deps, desk.pay.second, no));
  await followRefunds(desk.deps);
  expect((await desk.sale(sale.id)).state).toBe('arbitration');
  await desk.late(sale.id);
  await runClocks(desk.deps);
  expect(await desk.refundsOf(order.id)).toMatchObject([{ state: 'declined' }, { state: 'created' }]);
});
