import fc from 'fast-check';
import { systemClock, systemIds } from '@hearth/cms/kernel';
import { moveProduct } from '../products/move-product';
import { aGoodsDesk, well, type GoodsDesk } from '../testing/a-goods-desk';
import { noteRecall } from '../trace/note-recall';
import { traceStore } from '../trace/trace-store';
import { tracedLotStore } from '../trace/traced-lot-store';
import { clearingStore } from './clearing-store';
import { factsStore } from './facts-store';
import { gateStore, type GateRow } from './gate-store';
import { needsOfGoods } from './needs-of-goods';
import { gateFacts, settleGate } from './settle-gate';
import { aDeed, doDeed, goodsOf, type Deed, type HistoryWorld } from './testing/gate-history';
import { courseOf, verdictAt } from './verdict.rules';

const DAY = 86_400_000;
/** Moments after now at which a row has to say what would be worked out then. */
const LATER = [0, 1, 10, 35, 100, 200].map((days) => days * DAY);
const followed: string[] = [];
let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
  desk.clock.set(systemClock.now());
}, 60_000);
afterAll(() => desk.drop());

/** A supplier with one product on the shelf, all its papers in order. */
async function aWorld(): Promise<HistoryWorld> {
  const base = {
    ...{ ...desk.deps, clock: systemClock, notices: { notify: () => Promise.resolve() } },
    ...{ gate: gateStore, facts: factsStore, clearings: clearingStore, needsOf: needsOfGoods },
    followers: [
      (_tx: unknown, { product }: { readonly product: string }) => Promise.resolve(void followed.push(product)),
    ],
  };
  const traced: HistoryWorld['deps']['traced'] = (tx, recalled) =>
    noteRecall({ ...desk.deps, trace: traceStore, lots: tracedLotStore }, tx, recalled);
  const deps: HistoryWorld['deps'] = { ...base, traced, settled: (tx, products) => settleGate(base, tx, products) };
  const draft = await desk.aDraft();
  await desk.aLot(draft.id);
  await desk.complete(draft);
  well(await desk.turn(draft.id, { event: 'submit' }));
  well(await desk.turn(draft.id, { event: 'pass-papers' }, desk.officer));
  for (const event of ['pass-test', 'open-scores', 'pass-score', 'approve'] as const)
    await deps.database.transaction(async (tx) => {
      const product = await deps.products.hold(tx, ['yunze'], draft.id);
      if (product) well(await moveProduct(deps, tx, { product, event, actor: desk.officer }));
    });
  const second = { ...desk.officer, id: systemIds.next(), name: '复核员' };
  return { desk, deps, supplier: draft.supplier.id, second };
}

/** Every row beside what would be worked out now and at later moments. */
async function compared({ deps, supplier }: HistoryWorld) {
  const ids = (await goodsOf({ desk, supplier })).map(({ id }) => id);
  const rows = new Map((await gateStore.some(deps.database, ids)).map((row) => [row.product, row]));
  const known = await deps.database.transaction((tx) => factsStore.of(tx, ids));
  return known.map((facts) => {
    const now = systemClock.now();
    const anew = courseOf(gateFacts(facts, needsOfGoods(facts)), now);
    const row: GateRow | undefined = rows.get(facts.id);
    const at = (later: number) => new Date(now.getTime() + later);
    return {
      state: facts.product.state,
      kept: LATER.map((later) => row && verdictAt(row, at(later))),
      anew: LATER.map((later) => verdictAt(anew, at(later))),
    };
  });
}

const seen = { open: 0, closed: 0, selling: 0 };

async function holds(world: HistoryWorld): Promise<void> {
  for (const { state, kept, anew } of await compared(world)) {
    expect(kept).toEqual(anew);
    // What is approved and stays so may be shown; what may not was suspended in the very transaction.
    expect(kept[0]?.showable).toBe(state === 'approved');
    seen[kept[0]?.showable ? 'open' : 'closed'] += 1;
    seen.selling += kept[0]?.sellable ? 1 : 0;
  }
}

it('keeps the verdict that would be worked out anew, whoever did what in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 20, maxLength: 30 }), async (deeds) => {
      const world = await aWorld();
      await holds(world);
      for (const deed of deeds) {
        await doDeed(world, deed);
        await holds(world);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(seen.open).toBeGreaterThan(5);
  expect(seen.selling).toBeGreaterThan(5);
  expect(seen.closed).toBeGreaterThan(5);
  expect(followed.length).toBeGreaterThan(0);
}, 120_000);

it('keeps it also when they do it at the same moment', async () => {
  const together = fc.array(fc.tuple(aDeed, aDeed, aDeed), { minLength: 6, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(together, async (rounds) => {
      const world = await aWorld();
      for (const deeds of rounds) {
        await Promise.all(deeds.map((deed: Deed) => doDeed(world, deed)));
        await holds(world);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);
