import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { clockAt, err, ok, systemIds, unwrap } from '@hearth/cms/kernel';
import type { Settlement } from '../../contract';
import { bookPagesStore } from '../books/book-pages-store';
import { bookStore } from '../books/book-store';
import { createBooks } from '../books/post';
import { verifyBooks } from '../books/verify-books';
import { aClerk } from '../testing/a-book-house';
import { keeper, onSale } from '../testing/a-shop';
import { aTill, type Till } from '../testing/a-till';
import { faultsOf } from '../testing/the-books';
import { closeRun, openRun } from './close-run';
import { heldBackStore } from './held-back-store';
import { listHolds, releaseCleared, releaseSettlement } from './hold-settlement';
import { payRun, tellOutcomes } from './pay-run';
import type { SettlementDeps } from './settlement-deps';
import { settlementHoldStore } from './settlement-hold-store';
import { settlementLineStore } from './settlement-line-store';
import { settlementStore } from './settlement-store';
import { reconcileRun, signRun } from './sign-run';

let till: Till;
let deps: SettlementDeps;

beforeAll(async () => {
  till = await aTill();
  deps = {
    ...{ database: till.desk.db.database, clock: clockAt('2026-11-30T04:00:00Z'), ids: systemIds },
    ...{ ledger: till.shop.orders.ledger, books: createBooks({ ids: systemIds, store: bookStore }) },
    ...{ runs: settlementStore, lines: settlementLineStore, settlementHolds: settlementHoldStore },
  };
}, 60_000);
afterAll(() => till.desk.drop());
afterEach(async () => {
  expect(await faultsOf(till.knex)).toEqual([]);
  expect((await verifyBooks({ read: till.knex, pages: bookPagesStore }, 'yunze')).faults).toEqual([]);
});

const people = [aClerk('yunze'), aClerk('yunze'), aClerk('yunze')] as const;

const LONG_AGO = { paid_at: '2020-01-01T00:00:00Z', release_at: '2020-01-09T00:00:00Z' };

/** Goods of a supplier of their own, of which one was sold, arrived and may not come back any more. Seven of ten yuan are the supplier's. */
async function sold(supplier = randomUUID()) {
  const goods = await onSale(till.shop, { units: 2, price: 1_000, terms: { supplier, payee: '林家合作社' } });
  const { buyer } = till.desk;
  const order = await till.buy(buyer, [goods, 1]);
  await till.pay(buyer, order);
  await till.knex('shop_waterfall').where({ order_id: order.id }).update(LONG_AGO);
  return { supplier, product: goods.product, order: order.id };
}

const suspend = (product: string, code = 'paper-expired'): Promise<void> =>
  deps.database.transaction((tx) => till.shop.suspended(tx, { product, reasons: [{ code }, { code }] }));
const holdOf = async (product: string) =>
  (await listHolds(deps, keeper)).holds.find((hold) => hold.product === product);

let month = 0;
async function closed(reservePercent = 0): Promise<Settlement> {
  month += 1;
  const period = `2026-${String(month).padStart(2, '0')}`;
  const open = unwrap(await openRun(deps, people[0], { period, reservePercent }));
  return unwrap(await closeRun(deps, people[0], open));
}
async function reviewed(run: Settlement): Promise<Settlement> {
  let now = unwrap(await reconcileRun(deps, people[0], run));
  for (const who of [people[1], people[2]]) now = unwrap(await signRun(deps, who, now));
  return now;
}
const lineOf = async (run: Settlement, supplier: string) =>
  (await settlementLineStore.lines(till.knex, { run: run.id })).find(({ party }) => party === supplier);
async function heldIn(run: Settlement) {
  const kept = await settlementStore.find(till.knex, 'yunze', run.id);
  return kept ? (await heldBackStore.of(till.knex, kept)).find(({ why }) => why === 'goods-held') : undefined;
}
const ledgerOf = (subject: string) => till.knex('ledger_entry').where({ subject }).orderBy('seq').pluck('action');

it('is held in the transaction that takes goods off the shelf, once, and paid with the next run when they are back', async () => {
  const { supplier, product } = await sold();
  await expect(
    deps.database.transaction(async (tx) => {
      await till.shop.suspended(tx, { product, reasons: [{ code: 'recalled' }] });
      throw new Error('and undone');
    }),
  ).rejects.toThrow('and undone');
  expect(await holdOf(product)).toBeUndefined();
  await suspend(product);
  await suspend(product);
  const hold = await holdOf(product);
  expect(hold).toMatchObject({ orders: 1, fen: 700, reasons: ['paper-expired'], title: { en: expect.any(String) } });
  const first = await closed();
  expect(await lineOf(first, supplier)).toBeUndefined();
  expect(await heldIn(first)).toEqual({ why: 'goods-held', parts: 1, fen: 700 });

  await releaseCleared(deps, { product, since: new Date() });
  expect(await holdOf(product)).toBeUndefined();
  expect(await ledgerOf(hold?.id ?? '')).toEqual(['settlement.held', 'settlement.let-go']);
  expect(await lineOf(await closed(), supplier)).toMatchObject({ held: 700, due: 700, state: 'due' });
});

it('goes from a run that was closed before into the next one, and nothing of it into the file', async () => {
  const [one, other] = [await sold(), await sold()];
  const run = await closed(10);
  expect(await lineOf(run, one.supplier)).toMatchObject({ reserve: 70, due: 630, state: 'due' });
  await suspend(one.product);
  const paying = unwrap(await payRun(deps, people[0], await reviewed(run)));
  expect(await lineOf(paying, one.supplier)).toMatchObject({ due: 630, state: 'carried' });
  expect(paying.state).toBe('paying');
  expect(await heldIn(paying)).toEqual({ why: 'goods-held', parts: 1, fen: 630 });
  const outcome = { mode: 'station', isPaid: true, reference: 'bank-1' } as const;
  const held = { ...paying, outcomes: [{ ...outcome, party: one.supplier }] };
  expect(await tellOutcomes(deps, people[0], held)).toEqual(err('BOOKS.NO_SUCH_LINE'));
  const rest = { ...paying, outcomes: [{ ...outcome, party: other.supplier }] };
  expect(unwrap(await tellOutcomes(deps, people[0], rest)).state).toBe('paid');

  // As long as they are held, each run hands it on.
  const next = await closed(10);
  expect(await lineOf(next, one.supplier)).toMatchObject({
    ...{ brought: 630, reserve: 0, returned: 70, due: 700, state: 'due' },
  });
  const still = unwrap(await payRun(deps, people[0], await reviewed(next)));
  expect(await lineOf(still, one.supplier)).toMatchObject({ due: 700, state: 'carried' });
  await releaseCleared(deps, { product: one.product, since: new Date() });
  const last = unwrap(await payRun(deps, people[0], await reviewed(await closed(10))));
  expect(await lineOf(last, one.supplier)).toMatchObject({ brought: 700, due: 700, state: 'due' });
});

it('lets no payment be tried again that has money of such goods in it', async () => {
  const { supplier, product } = await sold();
  const paying = unwrap(await payRun(deps, people[0], await reviewed(await closed())));
  const lines = await settlementLineStore.lines(till.knex, { run: paying.id });
  const outcomes = lines
    .filter(({ state }) => state === 'due')
    .map(({ party, mode }) => ({ party, mode, isPaid: party !== supplier, reference: 'bank-2' }));
  const partial = unwrap(await tellOutcomes(deps, people[0], { ...paying, outcomes }));
  await suspend(product);
  expect(await payRun(deps, people[0], partial)).toEqual(err('BOOKS.LINES_HELD', { parties: [supplier] }));
  const hold = await holdOf(product);
  expect(await releaseSettlement(deps, keeper, { id: hold?.id ?? '', why: '复查合格，货款照付' })).toEqual(ok(null));
  expect(unwrap(await payRun(deps, people[0], partial)).state).toBe('paying');
});

it('is not held of what the station itself stops selling', async () => {
  const { supplier, product } = await sold();
  await suspend(product, 'retired');
  expect(await holdOf(product)).toBeUndefined();
  expect(await lineOf(await closed(), supplier)).toMatchObject({ due: 700, state: 'due' });
});

it('is let go by name once, by its own station, and not by a word that is older than it', async () => {
  const { product } = await sold();
  const before = new Date(Date.now() - 60_000);
  await suspend(product);
  await releaseCleared(deps, { product, since: before });
  const id = (await holdOf(product))?.id ?? '';
  const far: StaffActor = aClerk('elsewhere');
  expect((await listHolds(deps, far)).holds).toEqual([]);
  const why = '召回后已逐单退款';
  expect(await releaseSettlement(deps, far, { id, why })).toEqual(err('BOOKS.HOLD_NOT_FOUND'));
  const both = await Promise.all([1, 2].map(() => releaseSettlement(deps, keeper, { id, why })));
  expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  const kept = await till.knex('shop_settlement_hold').where({ id }).first('released_by', 'why');
  expect(kept).toEqual({ released_by: keeper.id, why });
});
