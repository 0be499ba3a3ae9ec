import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { MakeCouponBatch } from '../../contract';
import { putAddress } from '../orders/address-order';
import { moveOwnOrder } from '../orders/move-own-order';
import { settleOverdue } from '../orders/settle-overdue';
import { makeFreightRule, retireFreightRule } from '../freight/make-freight-rule';
import { makeOffer } from '../offers/make-offer';
import { quoteFreight, quoteTogether } from '../freight/quote-freight';
import type { Shop } from '../shop-wiring';
import { aBuyer, aKey, aShop, keeper, onSale, wanting } from '../testing/a-shop';
import { faultsOf } from '../testing/the-books';
import { joinWaiting } from '../waiting/join-waiting';
import { serveWaiting } from '../waiting/serve-waiting';
import { claimCoupon } from './claim-coupon';
import { closeCouponBatch, makeCouponBatch } from './make-coupon-batch';

let db: TestDatabase;
let shop: Shop;
let other: Shop;

beforeAll(async () => {
  db = await aDatabase();
  [shop, other] = [aShop(db.database), aShop(db.database)];
});
afterEach(async () => {
  expect(await faultsOf(db.knex)).toEqual([]);
});
afterAll(() => db.drop());

const batchOf = (more: Partial<MakeCouponBatch> = {}) =>
  makeCouponBatch(shop.couponing, keeper, {
    ...{ name: '助农满减', threshold: 3_000, cut: 500, offers: null, payer: 'station', total: 100, perBuyer: 1 },
    ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
    ...more,
  });
const aBatch = async (more: Partial<MakeCouponBatch> = {}): Promise<string> => unwrap(await batchOf(more)).id;
const mine = async (buyer: { id: string }, id: string) =>
  (await shop.couponing.coupons.ofBuyer(buyer.id)).find((one) => one.id === id);
const aRule = async (name = `全国 ${randomUUID()}`) =>
  unwrap(
    await makeFreightRule(shop.freighting, keeper, {
      ...{ name, freeFrom: 20_000 },
      zones: [
        { regions: ['32'], served: true, firstG: 1000, first: 500, stepG: 500, step: 100, cold: 0 },
        { regions: ['65'], served: false, firstG: 1000, first: 0, stepG: 500, step: 0, cold: 0 },
        { regions: [], served: true, firstG: 1000, first: 900, stepG: 500, step: 300, cold: 0 },
      ],
    }),
  );

it('gives out no more coupons than there are, to however many press on two nodes', async () => {
  const batch = await aBatch({ total: 20 });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => claimCoupon((n % 2 ? shop : other).couponing, aBuyer(), batch)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(new Set(answers.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['SHOP.COUPONS_GONE']));
});

it('gives whoever presses twice the same coupon, and no more than each may have', async () => {
  const [batch, buyer] = [await aBatch(), aBuyer()];
  const pressed = await Promise.all([shop, other, shop].map((node) => claimCoupon(node.couponing, buyer, batch)));
  const ids = new Set(pressed.map((answer) => unwrap(answer).id));
  expect(ids.size).toBe(1);
  const goods = await onSale(shop, { units: 5 });
  const placed = await shop.desk.place(buyer, aKey(), { ...wanting(goods), coupon: [...ids][0]! });
  expect(placed).toMatchObject({ ok: true, value: { goods: 3_990, discount: 500, amount: 3_490 } });
  expect(codeOf(await claimCoupon(shop.couponing, buyer, batch))).toBe('SHOP.COUPON_LIMIT');
  expect(codeOf(await claimCoupon(shop.couponing, aBuyer('linhai'), batch))).toBe('SHOP.COUPON_BATCH_NOT_FOUND');
});

it('spends a coupon for one order, however many race for it on two nodes', async () => {
  const [batch, buyer] = [await aBatch(), aBuyer()];
  const coupon = unwrap(await claimCoupon(shop.couponing, buyer, batch)).id;
  const goods = await onSale(shop, { units: 50 });
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? shop : other).desk.place(buyer, aKey(), { ...wanting(goods), coupon }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(answers.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['SHOP.COUPON_REFUSED']));
});

it('takes no coupon of somebody else, and none that is closed to these goods', async () => {
  const goods = await onSale(shop, { units: 5 });
  const another = await onSale(shop, { units: 5 });
  const [buyer, thief] = [aBuyer(), aBuyer()];
  const coupon = unwrap(await claimCoupon(shop.couponing, buyer, await aBatch({ offers: [another.offer] }))).id;
  const asked = async (who: typeof buyer, what: typeof goods) =>
    shop.desk.place(who, aKey(), { ...wanting(what), coupon });
  expect(await asked(thief, another)).toMatchObject({ error: { details: { why: 'unknown' } } });
  expect(await asked(buyer, goods)).toMatchObject({ error: { details: { why: 'other-goods' } } });
  expect(await asked(buyer, another)).toMatchObject({ ok: true, value: { discount: 500 } });
  expect(codeOf(await batchOf({ offers: [randomUUID()] }))).toBe('SHOP.OFFER_NOT_FOUND');
});

it('gives a coupon back with its order, and spends it again when money comes late', async () => {
  const [batch, buyer] = [await aBatch(), aBuyer()];
  const coupon = unwrap(await claimCoupon(shop.couponing, buyer, batch)).id;
  const goods = await onSale(shop, { units: 5 });
  const order = unwrap(await shop.desk.place(buyer, aKey(), { ...wanting(goods), coupon }));
  expect((await mine(buyer, coupon))?.order).toBe(order.id);
  unwrap(await moveOwnOrder(shop.orders, buyer, { id: order.id, event: 'cancel' }));
  expect((await mine(buyer, coupon))?.order).toBeNull();
  const payment = { id: randomUUID(), subject: order.id, amount: order.amount, number: 'T1', at: new Date() };
  expect(await db.database.transaction((tx) => shop.payable.paid(tx, payment))).toBe('taken');
  expect((await mine(buyer, coupon))?.order).toBe(order.id);
});

it('gives a coupon back when nobody pays in time', async () => {
  const [batch, buyer] = [await aBatch(), aBuyer()];
  const coupon = unwrap(await claimCoupon(shop.couponing, buyer, batch)).id;
  const goods = await onSale(shop, { units: 5 });
  const order = unwrap(await shop.desk.place(buyer, aKey(), { ...wanting(goods), coupon }));
  await db.knex.raw(`UPDATE shop_order SET pay_until = now() - interval '1 second' WHERE id = ?`, [order.id]);
  await db.knex.raw(`UPDATE shop_batch SET pay_until = now() - interval '1 second' WHERE ? = ANY(orders)`, [order.id]);
  await settleOverdue(shop.orders);
  expect((await mine(buyer, coupon))?.order).toBeNull();
});

it('closes a batch to those who have none yet, by the version that was seen', async () => {
  const [batch, buyer] = [await aBatch(), aBuyer()];
  unwrap(await claimCoupon(shop.couponing, buyer, batch));
  expect(codeOf(await closeCouponBatch(shop.couponing, keeper, { id: batch, version: 2 }))).toBe(
    'HEARTH.CHANGED_MEANWHILE',
  );
  const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
  expect(codeOf(await closeCouponBatch(shop.couponing, stranger, { id: batch, version: 1 }))).toBe(
    'SHOP.COUPON_BATCH_NOT_FOUND',
  );
  expect(unwrap(await closeCouponBatch(shop.couponing, keeper, { id: batch, version: 1 })).closed).toBe(true);
  expect(codeOf(await claimCoupon(shop.couponing, aBuyer(), batch))).toBe('SHOP.COUPONS_GONE');
  expect(unwrap(await claimCoupon(shop.couponing, buyer, batch)).order).toBeNull();
});

it('asks for freight by region and weight, promises it, and lets the address not leave the region', async () => {
  const rule = await aRule();
  const goods = await onSale(shop, { units: 50, freightRule: rule.id });
  const buyer = aBuyer();
  const ask = (region?: string, quantity = 2) =>
    shop.desk.place(buyer, aKey(), { ...wanting(goods, quantity), ...(region !== undefined && { region }) });
  expect(codeOf(await ask())).toBe('SHOP.REGION_MISSING');
  expect(codeOf(await ask('650102'))).toBe('SHOP.NOT_DELIVERED');
  // Two boxes of 2,500 g: the first kilogram and eight further steps.
  const near = unwrap(await ask('321002'));
  expect(near).toMatchObject({ freight: 500 + 8 * 100, amount: 7_980 + 1_300 });
  expect(await ask('110101')).toMatchObject({ value: { freight: 900 + 8 * 300 } });
  expect(await ask('110101', 6)).toMatchObject({ value: { freight: 0 } });
  const address = { region: '110101', name: '王敏', phone: '13800001111', detail: '沿江街 1 号' };
  expect(codeOf(await putAddress(shop.addressing, buyer, { id: near.id, address }))).toBe('SHOP.REGION_FIXED');
  unwrap(await putAddress(shop.addressing, buyer, { id: near.id, address: { ...address, region: '321002' } }));
  const quote = { id: goods.offer, region: '321002', quantity: 2 };
  expect(unwrap(await quoteFreight(shop.freighting, quote)).freight).toBe(1_300);
  expect(codeOf(await quoteFreight(shop.freighting, { ...quote, region: '650102' }))).toBe('SHOP.NOT_DELIVERED');
});

it('says what several things cost together, to the fen of the order', async () => {
  const [one, two] = [await aRule(), await aRule()];
  const goods = await Promise.all([one, one, two].map((rule) => onSale(shop, { units: 20, freightRule: rule.id })));
  const plain = await onSale(shop, { units: 20 });
  const quote = (region: string | undefined, wanted: readonly { offer: string; quantity: number }[]) =>
    quoteTogether({ ...shop.freighting, memory: shop.memory }, { lines: [...wanted], ...(region && { region }) });
  const wanted = [...goods, plain].map((of, at) => ({ of, quantity: at + 1 }));
  const asked = wanted.map(({ of: { offer }, quantity }) => ({ offer, quantity }));
  for (const region of ['321002', '110101']) {
    const lines = wanted.flatMap(({ of, quantity }) => wanting(of, quantity).lines);
    const order = unwrap(await shop.desk.place(aBuyer(), aKey(), { lines, region }));
    expect([region, await quote(region, asked)]).toEqual([region, { ok: true, value: { freight: order.freight } }]);
    expect(order.freight).toBeGreaterThan(0);
  }
  expect(codeOf(await quote(undefined, asked))).toBe('SHOP.REGION_MISSING');
  expect(unwrap(await quote(undefined, asked.slice(3)))).toEqual({ freight: 0 });
  expect(codeOf(await quote('321002', [...asked, { offer: randomUUID(), quantity: 1 }]))).toBe('SHOP.OFFER_NOT_FOUND');
  const far = await quote('650102', asked);
  const stay = goods.map(({ offer }) => offer);
  expect(far).toMatchObject({ error: { code: 'SHOP.NOT_DELIVERED', details: { offers: stay } } });
});

it('keeps what a rule said on the page of its offer, and takes a retired one no more', async () => {
  const rule = await aRule('江苏包邮');
  const goods = await onSale(shop, { units: 5, freightRule: rule.id });
  const { page } = await db.knex('shop_offer').where({ id: goods.offer }).first<{ page: string }>('page');
  const { body } = await db.knex('shop_page').where({ hash: page }).first<{ body: { freight: unknown } }>('body');
  expect(body.freight).toEqual({ freeFrom: 20_000, zones: rule.zones });
  expect(codeOf(await makeFreightRule(shop.freighting, keeper, { ...rule, name: '江苏包邮' }))).toBe(
    'SHOP.FREIGHT_RULE_KNOWN',
  );
  unwrap(await retireFreightRule(shop.freighting, keeper, rule.id));
  const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
  expect(codeOf(await retireFreightRule(shop.freighting, stranger, rule.id))).toBe('SHOP.FREIGHT_RULE_NOT_FOUND');
  const again = await makeOffer(shop.offers, keeper, {
    ...{ variant: goods.variant, price: 100, basePrice: null, basis: null, basisProof: null, perBuyer: null },
    ...{ total: null, payMinutes: 15, promise: '48 小时内发货', claims: [], freightRule: rule.id },
    ...{ opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
    ...{ deposit: null, balanceFrom: null, balanceUntil: null },
  });
  expect(codeOf(again)).toBe('SHOP.FREIGHT_RULE_NOT_FOUND');
  // What is open already goes on under the terms that it showed.
  expect(codeOf(await shop.desk.place(aBuyer(), aKey(), { ...wanting(goods), region: '321002' }))).toBe('ok');
});

it('serves who waited to the region that they named', async () => {
  const rule = await aRule();
  const goods = await onSale(shop, { units: 1, freightRule: rule.id });
  const first = aBuyer();
  const order = unwrap(await shop.desk.place(first, aKey(), { ...wanting(goods), region: '321002' }));
  const buyer = aBuyer();
  const wait = (region?: string) =>
    joinWaiting(shop.waiting, buyer, { offer: goods.offer, quantity: 1, ...(region !== undefined && { region }) });
  expect(codeOf(await wait())).toBe('SHOP.REGION_MISSING');
  expect(codeOf(await wait('650102'))).toBe('SHOP.NOT_DELIVERED');
  unwrap(await wait('321002'));
  unwrap(await moveOwnOrder(shop.orders, first, { id: order.id, event: 'cancel' }));
  await serveWaiting(shop.waiting, [goods.variant]);
  const [served] = await shop.orders.orders.byBuyer(buyer.id, undefined, 5);
  expect(served).toMatchObject({ freight: 800, pricedFor: '321002' });
});
