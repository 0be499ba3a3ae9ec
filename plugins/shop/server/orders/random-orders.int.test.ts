import { randomUUID } from 'node:crypto';
import { seededRandom, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { orderSteps, type Order } from '../../contract';
import { aBuyer, aGate, aKey, aShop, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import { bookPagesStore } from '../books/book-pages-store';
import { verifyBooks } from '../books/verify-books';
import { faultsOf } from '../testing/the-books';
import { claimCoupon } from '../coupons/claim-coupon';
import { makeCouponBatch } from '../coupons/make-coupon-batch';
import { makeFreightRule } from '../freight/make-freight-rule';
import type { Shop } from '../shop-wiring';
import { moveStock } from '../stock/move-stock';
import { joinWaiting } from '../waiting/join-waiting';
import { serveWaiting } from '../waiting/serve-waiting';
import { moveOwnOrder } from './move-own-order';
import { settleOverdue } from './settle-overdue';
import { stepOrder } from './step-order';

const OPERATIONS = process.env['HEARTH_LONG'] === '1' ? 100_000 : 2_000;
const AT_ONCE = 12;
/** Rows are taken in one order: two who do this at once wait for each other, and not in a circle. */
const LATE_BATCHES = `UPDATE shop_batch SET pay_until = now() - interval '1 second'
  WHERE id IN (SELECT id FROM shop_batch WHERE orders && ?::uuid[] ORDER BY id FOR UPDATE)`;
const LATE_ORDERS = `UPDATE shop_order SET pay_until = now() - interval '1 second'
  WHERE id IN (SELECT id FROM shop_order WHERE id = ANY(?::uuid[]) ORDER BY id FOR UPDATE)`;
const SEED = process.env['HEARTH_SEED'] ?? `${Date.now()}`;

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.drop());

/** Invariants 1 and 2: whatever happens at once on two nodes, no unit is promised twice and none is lost. */
it(`keeps the books whole through ${OPERATIONS} operations at once (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const pick = <T>(from: readonly T[]): T => from[random.int(from.length)]!;
  const gate = aGate();
  const nodes = [aShop(db.database, { gate }), aShop(db.database, { gate })] as const;
  const goods: OnSale[] = [];
  for (let n = 0; n < 5; n += 1) goods.push(await onSale(nodes[0], { units: 20 + n, perBuyer: 4 + n }));
  const zones = [{ regions: [], served: true, firstG: 1000, first: 500, stepG: 500, step: 100, cold: 0 }];
  const rule = unwrap(await makeFreightRule(nodes[0].freighting, keeper, { name: '全国', freeFrom: null, zones }));
  goods.push(await onSale(nodes[0], { units: 20, perBuyer: 4, freightRule: rule.id }));
  const coupons = unwrap(
    await makeCouponBatch(nodes[0].couponing, keeper, {
      ...{ name: '满减', threshold: 0, cut: 300, offers: null, payer: 'station', total: 200, perBuyer: 20 },
      ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
    }),
  ).id;
  const buyers = Array.from({ length: 20 }, () => aBuyer());
  const orders: (Order & { readonly buyer: (typeof buyers)[number] })[] = [];
  const anOrder = (): (typeof orders)[number] | undefined => orders[random.int(Math.max(1, orders.length))];
  const done = new Map<string, number>();

  const acts: Readonly<Record<string, (shop: Shop) => Promise<unknown>>> = {
    place: async (shop) => {
      const buyer = pick(buyers);
      const lines = Array.from({ length: 1 + random.int(3) }, () => wanting(pick(goods), 1 + random.int(2)).lines[0]!);
      const key = aKey();
      const claimed = random.int(4) === 0 ? await claimCoupon(shop.couponing, buyer, coupons) : undefined;
      const wish = { lines, region: '321002', ...(claimed?.ok && { coupon: claimed.value.id }) };
      const presses = await Promise.all([shop, pick(nodes)].map((node) => node.desk.place(buyer, key, wish)));
      for (const answer of presses) if (answer.ok) orders.push({ ...answer.value, buyer });
      return presses.some(({ ok }) => ok);
    },
    cancel: async (shop) => {
      const order = anOrder();
      return order && (await moveOwnOrder(shop.orders, order.buyer, { id: order.id, event: 'cancel' })).ok;
    },
    pay: (shop) => {
      const order = anOrder();
      const payment = {
        ...{ id: randomUUID(), number: randomUUID() },
        subject: order?.id ?? randomUUID(),
        amount: order?.amount ?? 1,
        at: new Date(),
      };
      return db.database.transaction((tx) => shop.payable.paid(tx, payment));
    },
    refund: (shop) => {
      const order = anOrder();
      const refund = { id: randomUUID(), subject: order?.id ?? randomUUID(), amount: order?.amount ?? 1, reason: '' };
      return db.database.transaction(async (tx) => {
        const row = await tx('shop_order')
          .where({ id: refund.subject })
          .first<{ payment: string | null } | undefined>('payment');
        if (row?.payment) await shop.payable.refunded(tx, { ...refund, payment: row.payment });
      });
    },
    step: async (shop) => {
      const order = anOrder();
      if (!order) return false;
      const row = await db.knex('shop_order').where({ id: order.id }).first<{ version: number }>('version');
      const step = { id: order.id, step: pick(orderSteps), version: row.version, reason: '' };
      return (await stepOrder(shop.orders, keeper, step)).ok;
    },
    addressed: async () => {
      const order = anOrder();
      if (!order) return false;
      const at = { order_id: order.id, station: 'yunze', buyer: order.buyer.id, region: '321002', sealed: 'x' };
      return db.knex('shop_order_address').insert(at).onConflict().ignore();
    },
    late: async () => {
      const those = orders.slice(-5).map(({ id }) => id);
      await db.knex.raw(LATE_BATCHES, [those]);
      return db.knex.raw(LATE_ORDERS, [those]);
    },
    settle: (shop) => settleOverdue(shop.orders),
    stock: async (shop) => {
      const kind = pick(['received', 'written-off'] as const);
      const move = { id: pick(goods).variant, kind, quantity: 1 + random.int(4), reason: '盘点', lot: null };
      return (await moveStock(shop.stock, keeper, move)).ok;
    },
    wait: async (shop) => (await joinWaiting(shop.waiting, pick(buyers), { offer: pick(goods).offer, quantity: 1 })).ok,
    serve: (shop) => serveWaiting(shop.waiting, [pick(goods).variant]),
  };
  const names = Object.keys(acts);
  const weighted = [...names, ...Array<string>(8).fill('place'), 'pay', 'pay', 'cancel', 'step', 'step'];

  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < OPERATIONS) {
      begun += 1;
      const name = pick(weighted);
      if (await acts[name]!(pick(nodes))) done.set(name, (done.get(name) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  expect(await faultsOf(db.knex)).toEqual([]);
  expect((await verifyBooks({ read: db.knex, pages: bookPagesStore }, 'yunze')).faults).toEqual([]);
  // A walk on which nothing ever succeeded would prove nothing.
  expect([...done.keys()]).toEqual(expect.arrayContaining(['place', 'cancel', 'pay', 'step', 'stock', 'settle']));
}, 3_600_000);
