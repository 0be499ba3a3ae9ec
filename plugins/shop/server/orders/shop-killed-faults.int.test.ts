import { randomUUID } from 'node:crypto';
import { seededRandom, unwrap } from '@hearth/cms/kernel';
import { until } from '../../../../tests/host/a-node';
import { isLong, keepFigures } from '../../../../tests/faults/figures';
import { bookPagesStore } from '../books/book-pages-store';
import { verifyBooks } from '../books/verify-books';
import { makeCouponBatch } from '../coupons/make-coupon-batch';
import { aNumber } from '../parcels/testing/a-parcel-desk';
import { applyInbox } from '../payments/apply-inbox';
import { workDue } from '../payments/work-due';
import { aBuyer, aKey, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import { aTill, type Till } from '../testing/a-till';
import { aMortalNode, type MortalNode, type NodeWord, type Pressed } from '../testing/mortal-nodes';
import { faultsOf } from '../testing/the-books';
import { moneyFaultsOf } from '../testing/the-money';
import { settleOverdue } from './settle-overdue';

/** In the short form so many moments of a life are tried, spread over it, beginning anywhere; the long form tries each. */
const MOMENTS_TRIED = 14;
/** More than a life has moments. */
const MOST_LIVES = 1_000;
const OPERATIONS = isLong ? 100_000 : 1_200;
/** A node of the storm does so many things on average until it is killed. */
const ACTS = isLong ? 400 : 120;
const SEED = process.env['HEARTH_SEED'] ?? `${Date.now()}`;
const random = seededRandom(SEED);
const OPEN = ['new', 'sent', 'pending'];

let till: Till;
let coupons: string;

beforeAll(async () => {
  till = await aTill();
  coupons = unwrap(
    await makeCouponBatch(till.shop.couponing, keeper, {
      ...{ name: '立减', threshold: 0, cut: 300, offers: null, payer: 'station', total: 100_000, perBuyer: 1 },
      ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
    }),
  ).id;
}, 60_000);
afterAll(() => till.desk.drop());
afterEach(async () => {
  expect(await faultsOf(till.knex)).toEqual([]);
  expect(await moneyFaultsOf(till.knex)).toEqual([]);
  expect((await verifyBooks({ read: till.knex, pages: bookPagesStore }, 'yunze')).faults).toEqual([]);
}, 600_000);

/** Lets the time come for all that is due until nothing is open any more. */
async function comeToRest(): Promise<void> {
  const { knex, deps } = till;
  const past = knex.raw(`clock_timestamp() - interval '2 minutes'`);
  await until(
    async () => {
      await applyInbox(deps);
      await knex('shop_payment').whereNotNull('next_query_at').update({ next_query_at: past });
      await knex('shop_refund').whereNotNull('next_at').update({ next_at: past });
      await workDue(deps);
      const open = await knex('shop_payment').whereIn('state', OPEN).select<{ id: string }[]>('id');
      return [...open, ...(await knex('shop_refund').whereNotNull('next_at').select<{ id: string }[]>('id'))];
    },
    (open) => open.length === 0,
    isLong ? 1_800_000 : 60_000,
  );
}

/** What is there of somebody who bought once. */
async function accountOf(buyer: string) {
  const { rows } = await till.knex.raw<{ rows: Record<string, unknown>[] }>(
    `SELECT o.state, o.refunded::int AS refunded,
       (SELECT count(*)::int FROM shop_payment p WHERE p.subject = o.id AND p.state = 'succeeded') AS paid,
       (SELECT sum(r.amount)::int FROM shop_sandbox_refund r JOIN shop_payment p USING (out_trade_no) WHERE p.subject = o.id) AS back,
       (SELECT count(*)::int FROM shop_parcel c WHERE c.order_id = o.id) AS parcels,
       (SELECT count(*)::int FROM shop_coupon c WHERE c.buyer = o.buyer AND c.order_id = o.id) AS coupons,
       (SELECT string_agg(l.hold || ' ' || l.quantity, ', ') FROM shop_order_line l WHERE l.order_id = o.id) AS lines,
       (SELECT string_agg(p.kind, ', ' ORDER BY p.seq) FROM shop_posting p WHERE p.ref = o.id::text) AS booked
     FROM shop_order o WHERE o.buyer = ?`,
    [buyer],
  );
  return rows;
}

it(`nodes killed with -9, each at a moment of its own: whoever goes on finds one order, paid, sent and given back once (seed ${SEED})`, async () => {
  const { db, finance } = till.desk;
  const goods = await onSale(till.shop, { units: 2 * MOST_LIVES, perBuyer: 2 });
  const healthy = await aMortalNode(db);
  let spare = aMortalNode(db);
  const aLife = () => {
    const press = { key: aKey(), lines: wanting(goods, 2).lines, coupons };
    return { buyer: aBuyer(), keeper, finance, number: aNumber(), ...press };
  };
  const whole = aLife();
  const moments = Number(await healthy.does({ life: whole }));
  expect(moments).toBeGreaterThan(100);
  const undisturbed = await accountOf(whole.buyer.id);
  expect(undisturbed).toEqual([
    expect.objectContaining({ state: 'shipped', refunded: 3_840, paid: 1, back: 3_840, parcels: 1, coupons: 1 }),
  ]);

  const begin = random.int(moments);
  const lives = isLong ? moments : MOMENTS_TRIED;
  let killed = 0;
  for (let run = 0; run < lives; run += 1) {
    const life = aLife();
    const node = await spare;
    // The next one loads while this one lives.
    spare = aMortalNode(db);
    const dieAt = 1 + ((begin + Math.floor((run * moments) / lives)) % moments);
    if ((await node.does({ life, dieAt })) === 'killed') killed += 1;
    else await node.kill();
    await healthy.does({ life });
    await comeToRest();
    expect([dieAt, await accountOf(life.buyer.id)]).toEqual([dieAt, undisturbed]);
  }
  // Calls that come in at once make the way a little longer or shorter; nearly all die in the middle of something.
  expect(killed).toBeGreaterThan(lives * 0.7);
  await Promise.all([healthy, await spare].map((node) => node.kill()));
  keepFigures('faults.shop-killed', { value: lives, unit: 'lives', moments, killed });
}, 7_200_000);

type Tally = {
  done: number;
  kills: number;
  readonly went: Map<string, number>;
  readonly wrong: string[];
  /** Presses of which nobody heard the end. */
  readonly pressed: Map<string, Pressed>;
  readonly told: string[];
};

function note(tally: Tally, { pressed, buyer, lines, answered, order, did, went, wrong }: NodeWord): void {
  if (pressed !== undefined && buyer !== undefined && lines) tally.pressed.set(pressed, { buyer, lines });
  if (answered !== undefined) tally.pressed.delete(answered);
  if (order) tally.told.push(order);
  if (wrong !== undefined) tally.wrong.push(wrong);
  if (did === undefined) return;
  tally.done += 1;
  if (went) tally.went.set(did, (tally.went.get(did) ?? 0) + 1);
}

/** Nodes at one place, one after the other, each killed in the middle of what it does. */
async function oneAfterTheOther(tally: Tally, goods: readonly OnSale[], regulars: readonly string[]): Promise<void> {
  const { db, finance } = till.desk;
  while (tally.done < OPERATIONS) {
    const most = 1 + random.int(2 * ACTS);
    let acts = 0;
    const node: MortalNode = await aMortalNode(db, (word) => {
      note(tally, word);
      if (word.did !== undefined) acts += 1;
      if (acts >= most || tally.done >= OPERATIONS) void node.kill();
    });
    await node.does({ storm: { seed: aKey(), goods, coupons, regulars, keeper, finance, atOnce: 6 } });
    tally.kills += 1;
  }
}

/** Nobody pays any more for what is open. */
async function letTimePass(): Promise<void> {
  const past = till.knex.raw(`clock_timestamp() - interval '2 minutes'`);
  await till.knex('shop_order').where({ state: 'awaiting-payment' }).update({ pay_until: past });
  await till.knex('shop_batch').whereNotNull('pay_until').update({ pay_until: past });
  await settleOverdue(till.shop.orders);
  await till.knex('shop_payment').whereIn('state', OPEN).update({ until: past });
}

/** Whoever lost the answer to a press asks again, twice: one order, or none. */
async function pressedAgain({ pressed }: Tally): Promise<void> {
  till.shop.memory.forget();
  for (const [key, { buyer, lines }] of pressed) {
    const again = async () => {
      const answer = await till.shop.desk.place({ ...aBuyer(), id: buyer }, key, { lines: [...lines] });
      return answer.ok ? answer.value.id : 'none';
    };
    expect(await again()).toBe(await again());
  }
}

it(`two nodes at ${OPERATIONS} things that happen at once, killed again and again: books, stock, coupons and money are whole (seed ${SEED})`, async () => {
  const goods: OnSale[] = [];
  for (let n = 0; n < 6; n += 1) goods.push(await onSale(till.shop, { units: 80, perBuyer: 4 }));
  const regulars = Array.from({ length: 20 }, () => randomUUID());
  const tally: Tally = { done: 0, kills: 0, went: new Map(), wrong: [], pressed: new Map(), told: [] };
  const began = Date.now();
  await Promise.all([0, 1].map(() => oneAfterTheOther(tally, goods, regulars)));
  const seconds = Math.round((Date.now() - began) / 1_000);
  expect(tally.wrong).toEqual([]);
  await letTimePass();
  await comeToRest();

  // What a buyer was told stands, and each key made an order of its own.
  const { knex } = till;
  expect(new Set(tally.told).size).toBe(tally.told.length);
  const kept = await knex('shop_order').whereRaw('id = ANY(?::uuid[])', [tally.told]).select<{ id: string }[]>('id');
  expect(kept).toHaveLength(tally.told.length);
  await pressedAgain(tally);
  // A storm in which nothing ever succeeded would prove nothing.
  const acts = ['place', 'pay', 'call', 'apply', 'due', 'late', 'settle', 'step', 'ship', 'refund', 'stock'];
  expect([...tally.went.keys()]).toEqual(expect.arrayContaining(acts));
  expect(tally.kills).toBeGreaterThan(3);
  const late = await knex('shop_payment').where({ given_back: true }).select<{ id: string }[]>('id');
  const told = { kills: tally.kills, orders: tally.told.length, givenBack: late.length, unheard: tally.pressed.size };
  keepFigures('faults.shop-storm', { value: tally.done, unit: 'operations', seconds, ...told });
}, 7_200_000);
