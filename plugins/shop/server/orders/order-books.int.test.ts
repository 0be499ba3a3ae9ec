import { randomUUID } from 'node:crypto';
import { clockAt, systemIds, unwrap } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import { bookPagesStore } from '../books/book-pages-store';
import { bookStore } from '../books/book-store';
import { createBooks } from '../books/post';
import { verifyBooks } from '../books/verify-books';
import { donationStore } from '../donations/donation-store';
import { promiseDonation } from '../donations/move-donation';
import { dayKeyStore } from '../receipts/day-key-store';
import { dayRootStore } from '../receipts/day-root-store';
import { receiptStore } from '../receipts/receipt-store';
import { seeReceipt } from '../receipts/see-receipt';
import { closeRun, openRun } from '../settlements/close-run';
import { payoutFile } from '../settlements/payout-file';
import { settlementHoldStore } from '../settlements/settlement-hold-store';
import { settlementLineStore } from '../settlements/settlement-line-store';
import { settlementStore } from '../settlements/settlement-store';
import { aBuyer, keeper, onSale } from '../testing/a-shop';
import { aTill, type Till } from '../testing/a-till';
import { balancesOf, faultsOf } from '../testing/the-books';
import { settleOverdue } from './settle-overdue';
import { stepOrder } from './step-order';

let till: Till;
let buyer: ReaderActor;

beforeAll(async () => {
  till = await aTill();
  buyer = till.desk.buyer;
}, 60_000);
afterAll(() => till.desk.drop());
afterEach(async () => {
  expect(await faultsOf(till.knex)).toEqual([]);
  expect((await verifyBooks({ read: till.knex, pages: bookPagesStore }, 'yunze')).faults).toEqual([]);
});

const books = createBooks({ ids: systemIds, store: bookStore });
const clock = clockAt('2026-11-30T04:00:00Z');
const readers = { receipts: receiptStore, pages: bookPagesStore, days: dayRootStore, keys: dayKeyStore };
const receiptOf = async (token: string | null) =>
  unwrap(await seeReceipt({ database: till.desk.db.database, ...readers }, token ?? ''));
const postingsOf = (order: string) => till.knex('shop_posting').where({ ref: order }).orderBy('seq').pluck('kind');
const balances = () => balancesOf(till.knex, 'yunze');

async function anAgreement(): Promise<string> {
  const deps = { database: till.desk.db.database, clock, ids: systemIds, ledger: till.shop.orders.ledger, books };
  const promise = { session: null, beneficiary: '云泽慈善会', qualification: '', promise: '每箱捐一元' };
  const signed = { agreementHash: 'a'.repeat(64), signedAt: '2026-10-01T00:00:00Z', eventAt: '2026-10-05T00:00:00Z' };
  return unwrap(await promiseDonation({ ...deps, donations: donationStore }, keeper, { ...promise, ...signed })).id;
}

it('is booked when it is paid, each line by its own terms, and its receipt says each yuan', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const agreement = await anAgreement();
  const oranges = await onSale(till.shop, { units: 9, price: 3_990, terms: { supplier: one, freightFen: 300 } });
  const tea = await onSale(till.shop, {
    ...{ units: 9, price: 2_000 },
    terms: { supplier: two, part: { by: 'fen', fen: 1_000 }, donation: { agreement, fen: 100 } },
  });
  const placed = await till.buy(buyer, [oranges, 2], [tea, 1]);
  expect(placed).toMatchObject({ amount: 9_980, receipt: null });
  const payment = await till.begin(buyer, placed.id);
  await till.settle(payment, 5);
  await till.due();
  expect(await postingsOf(placed.id)).toEqual(['order.paid']);
  expect(await balances()).toEqual({
    ...{ pspClearing: 9_980, pspFee: -60, logistics: -600, stationIncome: -2_634 },
    ...{ [`salesHeld:${one}`]: -5_586, [`salesHeld:${two}`]: -1_000, [`donationHeld:${agreement}`]: -100 },
  });
  const order = await till.seen(buyer, placed);
  expect([order.state, order.receipt]).toEqual(['paid', expect.stringMatching(/^[\w-]{32}$/)]);
  const receipt = await receiptOf(order.receipt);
  expect(receipt).toMatchObject({ order: placed.id, mode: 'station', paid: 9_980, back: 0 });
  expect(receipt.shares.map(({ kind, fen }) => [kind, fen])).toEqual(
    expect.arrayContaining([
      ...[
        ['psp', 60],
        ['freight', 600],
        ['supplier', 6_586],
      ],
      ...[
        ['donation', 100],
        ['rest', 2_634],
      ],
    ]),
  );
  expect(receipt.shares.reduce((sum, { fen }) => sum + fen, 0)).toBe(9_980);
  // The number by which the provider's bill names it.
  const kept = await till.knex('shop_waterfall').where({ order_id: placed.id }).first('payment', 'goods_kind');
  expect(kept).toEqual({ payment: await till.desk.numberOf(payment.id), goods_kind: 'fresh' });

  await till.refund(payment, 990);
  expect(await till.seen(buyer, placed)).toMatchObject({ state: 'paid', refunded: 990 });
  const after = await receiptOf(order.receipt);
  expect(after.shares.reduce((sum, { back }) => sum + back, 0)).toBe(990);
  // In the proportions in which it was given out, each within a fen for each line.
  for (const { fen, back } of after.shares) expect(Math.abs(back - (fen * 990) / 9_980)).toBeLessThan(3);
  await till.refund(payment, 8_990);
  expect(await till.seen(buyer, placed)).toMatchObject({ state: 'refunded', refunded: 9_980 });
  expect(await balances()).toEqual({});
  expect(await postingsOf(placed.id)).toEqual(['order.paid', 'order.refunded', 'order.refunded']);
});

it('is booked once, and a refund once, however often either is told', async () => {
  const goods = await onSale(till.shop, { units: 3, price: 1_000 });
  const { id: subject, amount } = await till.buy(buyer, [goods, 1]);
  const paid = { id: randomUUID(), number: 'n1', subject, amount, at: new Date() };
  const { database } = till.desk.db;
  const five = [1, 2, 3, 4, 5];
  const answers = await Promise.all(five.map(() => database.transaction((tx) => till.shop.payable.paid(tx, paid))));
  expect(answers).toEqual(Array(5).fill('taken'));
  const back = { id: randomUUID(), payment: paid.id, subject, amount: 400, reason: '少一件' };
  await Promise.all(five.map(() => database.transaction((tx) => till.shop.payable.refunded(tx, back))));
  expect(await postingsOf(subject)).toEqual(['order.paid', 'order.refunded']);
  const rest = { ...back, id: randomUUID(), amount: 600 };
  await database.transaction((tx) => till.shop.payable.refunded(tx, rest));
  expect(await balances()).toEqual({});
});

it('leaves the books as they were when the money came too late and goes back', async () => {
  const goods = await onSale(till.shop, { units: 1 });
  const placed = await till.buy(buyer, [goods, 1]);
  const payment = await till.begin(buyer, placed.id);
  const over = till.knex.raw(`now() - interval '1 second'`);
  await till.knex('shop_order').where({ id: placed.id }).update({ pay_until: over });
  await till.knex.raw(`UPDATE shop_batch SET pay_until = ? WHERE ? = ANY(orders)`, [over, placed.id]);
  await settleOverdue(till.shop.orders);
  const other = aBuyer();
  const first = await till.buy(other, [goods, 1]);
  await till.settle(payment);
  await till.due();
  expect(await till.seen(buyer, placed)).toMatchObject({ state: 'refunded', receipt: null });
  expect(await till.knex('shop_refund').where({ payment: payment.id }).pluck('state')).toEqual(['done']);
  expect([await balances(), await postingsOf(placed.id)]).toEqual([{}, []]);
  expect(await till.seen(other, first)).toMatchObject({ state: 'awaiting-payment' });
});

it('books money that came late and could still be taken', async () => {
  const goods = await onSale(till.shop, { units: 1, price: 1_000 });
  const placed = await till.buy(buyer, [goods, 1]);
  const payment = await till.begin(buyer, placed.id);
  const over = till.knex.raw(`now() - interval '1 second'`);
  await till.knex('shop_order').where({ id: placed.id }).update({ pay_until: over });
  await till.knex.raw(`UPDATE shop_batch SET pay_until = ? WHERE ? = ANY(orders)`, [over, placed.id]);
  await settleOverdue(till.shop.orders);
  await till.settle(payment);
  expect(await till.seen(buyer, placed)).toMatchObject({ state: 'paid', late: true });
  expect(await postingsOf(placed.id)).toEqual(['order.paid']);
  await till.refund(payment, 1_000);
  expect(await balances()).toEqual({});
});

it('is settled after its parcel came, and its supplier paid under the name that was agreed when the run was closed', async () => {
  const supplier = randomUUID();
  const terms = { supplier, payee: '林家合作社' };
  const goods = await onSale(till.shop, { units: 2, price: 1_000, terms });
  const placed = await till.buy(buyer, [goods, 1]);
  await till.pay(buyer, placed);
  const release = () => till.knex('shop_waterfall').where({ order_id: placed.id }).first('release_at');
  expect(await release()).toEqual({ release_at: null });
  await till.knex('shop_order_address').insert({
    ...{ order_id: placed.id, station: 'yunze', buyer: buyer.id, region: '321002', sealed: 'x' },
  });
  for (const [n, step] of (['confirm', 'pick', 'ship', 'deliver'] as const).entries())
    unwrap(await stepOrder(till.shop.orders, keeper, { id: placed.id, step, version: 2 + n, reason: '' }));
  expect(await release()).toEqual({ release_at: expect.any(Date) });
  await till.knex('shop_waterfall').where({ order_id: placed.id }).update({ release_at: '2026-10-20T00:00:00Z' });
  const { ledger } = till.shop.orders;
  const deps = { database: till.desk.db.database, clock, ids: systemIds, ledger, books };
  const runs = { ...deps, runs: settlementStore, lines: settlementLineStore, settlementHolds: settlementHoldStore };
  const open = unwrap(await openRun(runs, keeper, { period: '2026-10', reservePercent: 0 }));
  const run = unwrap(await closeRun(runs, keeper, open));
  const file = async () => {
    const pieces = payoutFile(till.knex, settlementLineStore, run);
    return [await pieces.next(), await pieces.next()].join('');
  };
  const before = await file();
  expect(before).toContain(`2026-10,林家合作社,${supplier},对公转账 Transfer,7.00,`);
  await onSale(till.shop, { units: 1, terms: { ...terms, payee: '别的户名' } });
  expect(await file()).toBe(before);
});
