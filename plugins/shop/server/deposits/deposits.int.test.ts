import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import { checkOffer } from '../offers/offer.rules';
import { moveOwnOrder } from '../orders/move-own-order';
import { settleOverdue } from '../orders/settle-overdue';
import { stepOrder } from '../orders/step-order';
import { beginPayment } from '../payments/begin-payment';
import { openRefund } from '../payments/open-refund';
import { aKey, keeper, onSale, SUPPLIER, wanting, type OnSale } from '../testing/a-shop';
import { aTill, type Till } from '../testing/a-till';
import { booksOf, faultsOf } from '../testing/the-books';
import { settleDeposits } from './settle-deposits';
import { depositStore } from './deposit-store';

let till: Till;
let buyer: ReaderActor;
beforeAll(async () => {
  till = await aTill();
  buyer = till.desk.buyer;
}, 60_000);
afterAll(() => till.desk.drop());
afterEach(async () => {
  expect(await faultsOf(till.knex)).toEqual([]);
});

const OPEN = { balanceFrom: '2020-01-02T00:00:00Z', balanceUntil: '2099-01-01T00:00:00Z' };
const LATER = { balanceFrom: '2098-01-01T00:00:00Z', balanceUntil: '2099-01-01T00:00:00Z' };

const presale = (window = OPEN): Promise<OnSale> =>
  onSale(till.shop, { units: 9, price: 10_000, deposit: 2_000, ...window });

/** What the postings of an order say, account by account; those at zero are left out. */
async function accountsOf(order: string): Promise<Readonly<Record<string, number>>> {
  const rows = await till
    .knex('shop_posting as p')
    .join('shop_entry as e', 'e.posting', 'p.id')
    .join('shop_account as a', 'a.id', 'e.account')
    .where('p.ref', order)
    .groupBy('a.code', 'a.party')
    .select<{ code: string; fen: string }[]>('a.code', till.knex.raw('sum(e.fen) AS fen'));
  return Object.fromEntries(rows.filter(({ fen }) => fen !== '0').map(({ code, fen }) => [code, Number(fen)]));
}

/** Two nodes ask for what is owed of deposits at once; then the till gives it. */
async function giveBack(): Promise<number> {
  const { deps } = till;
  const node = () =>
    settleDeposits({
      ...{ database: till.desk.db.database, deposits: depositStore },
      holdPayment: (tx, payment) => deps.payments.hold(tx, payment),
      sendBack: async (tx, { payment, amount, reason }) => {
        unwrap(await openRefund(deps, tx, { payment, amount, reason, by: 'house' }));
      },
    });
  const asked = await Promise.all([node(), node()]);
  await till.due();
  return asked.reduce((sum, one) => sum + one, 0);
}

const depositOf = (order: string) => till.knex('shop_deposit').where({ order_id: order }).first();
const tell = (subject: string, amount: number, id: string = randomUUID()) =>
  till.desk.db.database.transaction((tx) =>
    till.shop.payable.paid(tx, { id, subject, amount, number: id, at: new Date() }),
  );

/** An order whose deposit was paid. */
async function reserved(goods: OnSale) {
  const order = await till.buy(buyer, [goods, 1]);
  const payment = await till.pay(buyer, order);
  return { ...order, first: payment };
}

it('takes one order in two payments, and books every share once, over the whole price', async () => {
  const goods = await presale();
  const order = await till.buy(buyer, [goods, 1]);
  expect(order).toMatchObject({ amount: 10_000, deposit: { amount: 2_000, paid: false, back: 0 } });
  const first = await till.begin(buyer, order.id);
  expect(first.amount).toBe(2_000);
  await till.settle(first, 3);
  expect(await till.seen(buyer, order)).toMatchObject({ state: 'reserved', payment: null, receipt: null });
  expect(await booksOf(till.knex, goods.variant)).toMatchObject({ reserved: 1, holding: 1 });
  expect(await accountsOf(order.id)).toEqual({ pspClearing: 2_000, depositHeld: -2_000 });
  const second = await till.begin(buyer, order.id);
  expect(second.amount).toBe(8_000);
  await till.settle(second, 3);
  expect(await till.seen(buyer, order)).toMatchObject({ state: 'paid', payment: second.id, refunded: 0 });
  expect(await accountsOf(order.id)).toEqual({
    ...{ pspClearing: 10_000, salesHeld: -7_000, pspFee: -60, stationIncome: -2_940 },
  });
  const shares = await till.knex('shop_share').where({ order_id: order.id, kind: 'supplier' });
  expect(shares).toMatchObject([{ account: `salesHeld:${SUPPLIER}`, fen: '-7000' }]);
});

it('asks for the balance within its window, and takes none before it', async () => {
  const order = await reserved(await presale(LATER));
  const wanted = { kind: 'order', subject: order.id, provider: 'sandbox', method: 'page' } as const;
  expect(await beginPayment(till.deps, buyer, { ...wanted, payer: { address: '203.0.113.7' } })).toMatchObject({
    error: { code: 'PAY.NOT_PAYABLE', details: { state: 'reserved' } },
  });
  expect(await tell(order.id, 8_000)).toBe('give-back');
  expect((await till.seen(buyer, order)).state).toBe('reserved');
});

it('takes a deposit once, however often it is told of, and gives back the one that comes twice', async () => {
  const order = await till.buy(buyer, [await presale(LATER), 1]);
  const id = randomUUID();
  expect(await tell(order.id, 1_999)).toBe('give-back');
  expect(await Promise.all([tell(order.id, 2_000, id), tell(order.id, 2_000, id)])).toEqual(['taken', 'taken']);
  expect(await tell(order.id, 2_000)).toBe('give-back');
  expect(await till.knex('shop_deposit').where({ order_id: order.id })).toHaveLength(1);
});

it('gives back a deposit that comes after its order was cancelled', async () => {
  const goods = await presale();
  const order = await till.buy(buyer, [goods, 1]);
  unwrap(await moveOwnOrder(till.shop.orders, buyer, { id: order.id, event: 'cancel' }));
  expect(await tell(order.id, 2_000)).toBe('give-back');
  expect(await depositOf(order.id)).toBeUndefined();
  expect(await booksOf(till.knex, goods.variant)).toMatchObject({ reserved: 0 });
});

it('cancels what nobody pays the rest of, gives back stock and deposit once, and a balance that comes after that', async () => {
  const goods = await presale();
  const order = await reserved(goods);
  const ago = (hours: number) => till.knex.raw(`now() - make_interval(hours => ?)`, [hours]);
  const offer = till.knex('shop_offer').where({ id: goods.offer });
  await offer.clone().update({ balance_from: ago(3), balance_until: till.knex.raw(`now() - interval '10 minutes'`) });
  await settleOverdue(till.shop.orders);
  // Whoever began in time may still be told of.
  expect((await till.seen(buyer, order)).state).toBe('reserved');
  await offer.clone().update({ balance_until: ago(2) });
  await Promise.all([settleOverdue(till.shop.orders), settleOverdue(till.shop.orders)]);
  expect((await till.seen(buyer, order)).state).toBe('cancelled');
  expect(await booksOf(till.knex, goods.variant)).toMatchObject({ reserved: 0, onHand: 9 });
  expect(await tell(order.id, 8_000)).toBe('give-back');
  expect(await giveBack()).toBe(1);
  expect(await giveBack()).toBe(0);
  expect(await depositOf(order.id)).toMatchObject({ owed: '2000', asked: '2000', back: '2000' });
  expect(await accountsOf(order.id)).toEqual({});
  expect((await till.seen(buyer, order)).deposit).toMatchObject({ amount: 2_000, paid: true, back: 2_000 });
});

it.each(['the buyer', 'the shop'] as const)('gives a deposit back when %s calls the order off', async (who) => {
  const order = await reserved(await presale(LATER));
  const { version } = await till.seen(buyer, order);
  const moved =
    who === 'the buyer'
      ? await moveOwnOrder(till.shop.orders, buyer, { id: order.id, event: 'cancel' })
      : await stepOrder(till.shop.orders, keeper, { id: order.id, step: 'call-off', version, reason: '产地减产' });
  expect(moved).toMatchObject({ value: { state: 'cancelled' } });
  expect(await giveBack()).toBe(1);
  expect(await accountsOf(order.id)).toEqual({});
  const [refund] = await till.knex('shop_refund').where({ payment: order.first.id });
  expect(refund).toMatchObject({ amount: '2000', state: 'done' });
});

it('takes an order off whose deposit finance gave back by hand, and asks for nothing twice', async () => {
  const order = await reserved(await presale(LATER));
  await till.refund(order.first, 2_000);
  expect((await till.seen(buyer, order)).state).toBe('cancelled');
  expect(await giveBack()).toBe(0);
  expect(await accountsOf(order.id)).toEqual({});
});

it('is owed still when somebody asked for it by hand, and let that go', async () => {
  const order = await reserved(await presale(LATER));
  const payment = till.knex('shop_payment').where({ id: order.first.id });
  await payment.clone().update({ refunding: 2_000 });
  unwrap(await moveOwnOrder(till.shop.orders, buyer, { id: order.id, event: 'cancel' }));
  expect(await giveBack()).toBe(0);
  expect(await depositOf(order.id)).toMatchObject({ owed: '2000', asked: '0' });
  await payment.clone().update({ refunding: 0 });
  expect(await giveBack()).toBe(1);
  expect(await depositOf(order.id)).toMatchObject({ asked: '2000', back: '2000' });
});

it('gives back of both payments what each brought: in part, and then all of it', async () => {
  const order = await reserved(await presale());
  const second = await till.pay(buyer, order);
  await till.refund(second, 4_000);
  expect(await till.seen(buyer, order)).toMatchObject({ state: 'paid', refunded: 4_000 });
  expect(await giveBack()).toBe(1);
  expect(await depositOf(order.id)).toMatchObject({ owed: '1000', back: '1000' });
  await till.refund(second, 4_000);
  expect((await till.seen(buyer, order)).state).toBe('refunded');
  expect(await giveBack()).toBe(1);
  expect(await depositOf(order.id)).toMatchObject({ owed: '2000', back: '2000' });
  expect(await accountsOf(order.id)).toEqual({});
});

it('sells goods with a deposit alone', async () => {
  const [one, other] = [await presale(), await onSale(till.shop, { units: 9 })];
  const place = (more: object) => till.shop.desk.place(buyer, aKey(), { ...wanting(one), ...more });
  const alone = { error: { code: 'SHOP.DEPOSIT_ALONE' } };
  expect(await place({ lines: [one, other].flatMap((goods) => wanting(goods).lines) })).toMatchObject(alone);
  expect(await place({ coupon: randomUUID() })).toMatchObject(alone);
});

const OFFER = {
  ...{ price: 100, basePrice: null, basis: null, basisProof: null, perBuyer: null, total: null, payMinutes: 15 },
  ...{ opensAt: '2026-12-01T00:00:00Z', closesAt: '2026-12-05T00:00:00Z', promise: '采摘后 48 小时内发货', claims: [] },
  freightRule: null,
};
const [FROM, UNTIL] = ['2026-12-10T00:00:00Z', '2026-12-12T00:00:00Z'];

it.each([
  [{ deposit: null, balanceFrom: null, balanceUntil: null }, true],
  [{ deposit: 20, balanceFrom: FROM, balanceUntil: UNTIL }, true],
  [{ deposit: 20, balanceFrom: null, balanceUntil: null }, false],
  [{ deposit: null, balanceFrom: FROM, balanceUntil: UNTIL }, false],
  [{ deposit: 100, balanceFrom: FROM, balanceUntil: UNTIL }, false],
  [{ deposit: 20, balanceFrom: UNTIL, balanceUntil: FROM }, false],
  [{ deposit: 20, balanceFrom: '2026-11-30T00:00:00Z', balanceUntil: UNTIL }, false],
])('an offer with %j is sound: %s', (deposit, isSound) => {
  expect(checkOffer({ ...OFFER, ...deposit }).ok).toBe(isSound);
});
