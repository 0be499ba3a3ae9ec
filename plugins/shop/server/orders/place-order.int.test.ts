import { randomUUID, verify as verifySignature } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { aBuyer, aGate, aKey, aShop, keeper, offered, onSale, wanting, type TestGate } from '../testing/a-shop';
import { booksOf, faultsOf } from '../testing/the-books';
import { claimCoupon } from '../coupons/claim-coupon';
import { makeCouponBatch } from '../coupons/make-coupon-batch';
import type { Shop } from '../shop-wiring';
import { showPromise } from './show-promise';
import { moveOwnOrder } from './move-own-order';
import { provesHash } from '../../contract';
import { promiseHash } from './promise-hash';

let db: TestDatabase;
let gate: TestGate;
let shop: Shop;
/** The same house on another node: nothing in common but the database. */
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

type Answer = Awaited<ReturnType<Shop['desk']['place']>>;
const said = (answer: Answer): string => (answer.ok ? answer.value.state : answer.error.code);
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[said(answer)] = (counts[said(answer)] ?? 0) + 1;
  return counts;
};

it('promises no more than there is, to 2,000 who press at once on two nodes', async () => {
  const goods = await onSale(shop, { units: 500, perBuyer: 1 });
  const answers = await Promise.all(
    Array.from({ length: 2_000 }, (_, n) => (n % 2 ? shop : other).desk.place(aBuyer(), aKey(), wanting(goods))),
  );
  expect(tally(answers)).toEqual({ 'awaiting-payment': 500, 'SHOP.SOLD_OUT': 1_500 });
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ reserved: 500, onHand: 500 });
});

it('answers a pressed key with the one order that it made, on whichever node, and when all is gone too', async () => {
  const goods = await onSale(shop, { units: 3 });
  const [buyer, key] = [aBuyer(), aKey()];
  const pressed = await Promise.all(
    [shop, shop, other, other].map((node) => node.desk.place(buyer, key, wanting(goods, 3))),
  );
  const ids = new Set(pressed.map((answer) => (answer.ok ? answer.value.id : answer.error.code)));
  expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(said(await shop.desk.place(aBuyer(), aKey(), wanting(goods)))).toBe('SHOP.SOLD_OUT');
  const again = await shop.desk.place(buyer, key, wanting(goods, 3));
  expect(again.ok && again.value.id).toBe([...ids][0]);
  expect(said(await shop.desk.place(buyer, key, wanting(goods, 1)))).toBe('SHOP.KEY_USED');
  expect(said(await shop.desk.place(buyer, undefined, wanting(goods)))).toBe('SHOP.KEY_MISSING');
});

it('answers a pressed key with its order at a node that has just begun, when all is gone and the coupon is spent', async () => {
  const goods = await onSale(shop, { units: 1, perBuyer: 1 });
  const [buyer, key] = [aBuyer(), aKey()];
  const batch = unwrap(
    await makeCouponBatch(shop.couponing, keeper, {
      ...{ name: '立减', threshold: 0, cut: 300, offers: null, payer: 'station', total: 1, perBuyer: 1 },
      ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
    }),
  );
  const coupon = unwrap(await claimCoupon(shop.couponing, buyer, batch.id)).id;
  const wish = { ...wanting(goods), coupon };
  const placed = unwrap(await shop.desk.place(buyer, key, wish));
  const begun = aShop(db.database, { gate });
  // It has seen nobody and knows of nothing that is gone.
  const again = await begun.desk.place(buyer, key, wish);
  expect(again.ok && again.value.id).toBe(placed.id);
  expect(said(await begun.desk.place(buyer, key, wanting(goods, 2)))).toBe('SHOP.KEY_USED');
  expect(said(await begun.desk.place(aBuyer(), aKey(), wanting(goods)))).toBe('SHOP.SOLD_OUT');
});

it('gives a buyer no more than the offer allows, however many presses race on two nodes', async () => {
  const goods = await onSale(shop, { units: 100, perBuyer: 3 });
  const buyer = aBuyer();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? shop : other).desk.place(buyer, aKey(), wanting(goods, 2))),
  );
  expect(tally(answers)).toEqual({ 'awaiting-payment': 1, 'SHOP.LIMIT_REACHED': 19 });
  const [placed] = answers.filter((answer) => answer.ok);
  expect(said(await shop.desk.place(buyer, aKey(), wanting(goods, 1)))).toBe('awaiting-payment');
  // What was taken back counts no more.
  const id = placed?.ok ? placed.value.id : '';
  expect(await moveOwnOrder(shop.orders, buyer, { id, event: 'cancel' })).toMatchObject({ ok: true });
  expect(said(await shop.desk.place(buyer, aKey(), wanting(goods, 2)))).toBe('awaiting-payment');
});

it('never goes below its own price, and says the new one', async () => {
  const goods = await onSale(shop, { units: 5, price: 5_990 });
  const answer = await shop.desk.place(aBuyer(), aKey(), wanting({ ...goods, price: 1 }));
  expect(answer).toMatchObject({ ok: false, error: { code: 'SHOP.PRICE_CHANGED', details: { price: 5_990 } } });
});

it('sells within the window of the offer by the clock of the database, and only at its own station', async () => {
  const hour = 3_600_000;
  const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
  const later = await onSale(shop, { units: 5, opensAt: at(24), closesAt: at(48) });
  const over = await onSale(shop, { units: 5, opensAt: at(-48), closesAt: at(-24) });
  // A node whose clock is two days wrong changes nothing: nobody asks it.
  jest.useFakeTimers({
    now: Date.now() + 36 * hour,
    doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'performance'],
  });
  const answers = await Promise.all([later, over].map((one) => shop.desk.place(aBuyer(), aKey(), wanting(one))));
  jest.useRealTimers();
  expect(answers.map(said)).toEqual(['SHOP.NOT_ON_SALE', 'SHOP.NOT_ON_SALE']);
  const open = await onSale(shop, { units: 5 });
  expect(said(await shop.desk.place(aBuyer('linhai'), aKey(), wanting(open)))).toBe('SHOP.OFFER_NOT_FOUND');
});

it('sells nothing that the gate has shut, from memory and under its lock', async () => {
  const goods = await onSale(shop, { units: 5 });
  gate.bar(goods.product, 'paper-expired');
  const refused = { ok: false, error: { code: 'SHOP.NOT_CLEARED', details: { codes: ['paper-expired'] } } };
  expect(await shop.desk.place(aBuyer(), aKey(), wanting(goods))).toMatchObject(refused);
  // A node whose memory is behind asks by the row.
  const behind = aShop(db.database, { gate: { ...gate, verdictOf: () => ({ sellable: true, reasons: [] }) } });
  expect(await behind.desk.place(aBuyer(), aKey(), wanting(goods))).toMatchObject(refused);
  gate.clear(goods.product);
  expect(said(await shop.desk.place(aBuyer(), aKey(), wanting(goods)))).toBe('awaiting-payment');
});

it('sums lines of one offer and of one variant before it counts', async () => {
  const goods = await onSale(shop, { units: 3 });
  const twice = { lines: [...wanting(goods, 2).lines, ...wanting(goods, 2).lines] };
  expect(said(await shop.desk.place(aBuyer(), aKey(), twice))).toBe('SHOP.SOLD_OUT');
  const dearer = await offered(shop, { ...goods, price: 4_990 });
  const both = { lines: [...wanting(goods, 2).lines, ...wanting(dearer, 2).lines] };
  expect(said(await shop.desk.place(aBuyer(), aKey(), both))).toBe('SHOP.SOLD_OUT');
  const fits = { lines: [...wanting(goods, 2).lines, ...wanting(dearer, 1).lines] };
  const placed = await shop.desk.place(aBuyer(), aKey(), fits);
  expect(placed.ok && [placed.value.amount, placed.value.lines.length]).toEqual([2 * 3_990 + 4_990, 2]);
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ reserved: 3, onHand: 3 });
});

it('lets orders of several variants cross each other without waiting for ever', async () => {
  const goods = await Promise.all(Array.from({ length: 4 }, () => onSale(shop, { units: 40 })));
  const lines = goods.map((one) => wanting(one).lines[0]!);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => {
      const from = n % 4;
      const some = [...lines.slice(from), ...lines.slice(0, from)].slice(0, 3);
      return (n % 2 ? shop : other).desk.place(aBuyer(), aKey(), { lines: n % 5 ? some : some.slice(0, 1) });
    }),
  );
  const placed = answers.filter((answer) => answer.ok).length;
  expect(placed).toBeGreaterThan(30);
  const holding = await Promise.all(goods.map(async ({ variant }) => (await booksOf(db.knex, variant)).holding));
  expect(Math.max(...holding)).toBeLessThanOrEqual(40);
});

it('hands out a proof that proves the promise to a stranger', async () => {
  const goods = await onSale(shop, { units: 50, price: 2_000 });
  const buyers = Array.from({ length: 7 }, () => aBuyer());
  const placed = await Promise.all(buyers.map((buyer) => shop.desk.place(buyer, aKey(), wanting(goods, 2))));
  for (const [n, answer] of placed.entries()) {
    if (!answer.ok) throw new Error(answer.error.code);
    const receipt = await showPromise(shop.promises, buyers[n]!, answer.value.id);
    if (!receipt.ok) throw new Error(receipt.error.code);
    const { promise, hash, path, root, signature, publicKey, batch, pages } = receipt.value;
    expect(promiseHash(promise)).toBe(hash);
    expect(hash).toBe(answer.value.hash);
    expect(JSON.parse(promise)).toMatchObject({ amount: 4_000, buyer: buyers[n]!.id, order: answer.value.id });
    expect(await provesHash((bytes) => crypto.subtle.digest('SHA-256', bytes), hash, { path, root })).toBe(true);
    expect(verifySignature(null, Buffer.from(root, 'hex'), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    expect(pages).toEqual([
      expect.objectContaining({ body: expect.objectContaining({ price: 2_000, promise: '48 小时内发货' }) }),
    ]);
    const entry = await db.knex('ledger_entry').where({ subject: batch }).first();
    expect(entry).toMatchObject({ action: 'orders.placed', version: root });
  }
  const first = placed[0]!;
  const stranger = await showPromise(shop.promises, aBuyer(), first.ok ? first.value.id : randomUUID());
  expect(stranger).toMatchObject({ ok: false, error: { code: 'SHOP.ORDER_NOT_FOUND' } });
});

it('draws the next batch up before the one ahead is written, and anew where another node took from it', async () => {
  const limits = { batch: 5, gather: 1 };
  const nodes = [aShop(db.database, { gate, limits }), aShop(db.database, { gate, limits })];
  const goods = await onSale(shop, { units: 61, perBuyer: 2 });
  const buyers = Array.from({ length: 60 }, () => aBuyer());
  // Alone first, so that what is foreseen holds; then both, so that it does not.
  const alone = buyers.slice(0, 25).map((buyer) => nodes[0]!.desk.place(buyer, aKey(), wanting(goods)));
  const before = await Promise.all(alone);
  const crowd = buyers.flatMap((buyer, n) =>
    nodes.map((node) => node.desk.place(buyer, aKey(), wanting(goods, 1 + (n % 2)))),
  );
  const answers = [...before, ...(await Promise.all(crowd))];
  const placed = answers.filter((answer) => answer.ok).map((answer) => answer.value);
  expect(tally(before)).toEqual({ 'awaiting-payment': 25 });
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ reserved: 61 });
  expect(placed.reduce((sum, { lines }) => sum + lines[0]!.quantity, 0)).toBe(61);
  for (const { id, hash, placedAt, payUntil } of placed) {
    const [buyer] = await db.knex('shop_order').where({ id }).pluck<string[]>('buyer');
    const proof = unwrap(await showPromise(shop.promises, { ...aBuyer(), id: buyer! }, id));
    expect([proof.hash, promiseHash(proof.promise)]).toEqual([hash, hash]);
    expect(JSON.parse(proof.promise)).toMatchObject({ at: placedAt, payUntil });
    expect(Date.parse(payUntil) - Date.parse(placedAt)).toBe(15 * 60_000);
  }
});

it('asks the crowd beyond its line to come again, and lets in who shows a ticket', async () => {
  const small = aShop(db.database, { gate, limits: { line: 4, gather: 20 } });
  const goods = await onSale(shop, { units: 50 });
  await small.desk.place(aBuyer(), aKey(), wanting(goods));
  const buyers = Array.from({ length: 6 }, () => aBuyer());
  const answers = await Promise.all(buyers.map((buyer) => small.desk.place(buyer, aKey(), wanting(goods))));
  expect(tally(answers)).toEqual({ 'awaiting-payment': 4, 'SHOP.CROWDED': 2 });
  const at = answers.findIndex((answer) => !answer.ok);
  const refused = answers[at]!;
  if (refused.ok || refused.error.code !== 'SHOP.CROWDED') throw new Error('nobody was asked to come again');
  const { ticket } = refused.error.details;
  // Again a full line; the holder of a ticket finds room beyond it, and nobody else can use it.
  const crowd = Array.from({ length: 4 }, () => small.desk.place(aBuyer(), aKey(), wanting(goods)));
  const thief = small.desk.place(aBuyer(), aKey(), { ...wanting(goods), ticket });
  const holder = small.desk.place(buyers[at]!, aKey(), { ...wanting(goods), ticket });
  await Promise.all(crowd);
  expect([said(await thief), said(await holder)]).toEqual(['SHOP.CROWDED', 'awaiting-payment']);
});
