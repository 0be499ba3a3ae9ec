import { until } from '../../../../tests/host/a-node';
import type { Follow } from './gate-deps';
import { aGateDesk, aGateNode, type GateDesk, type GateNode } from './testing/a-gate-desk';
import { aSupplier, someGoods, settled } from './testing/some-goods';

let desk: GateDesk;
let here: GateNode;
let there: GateNode;
beforeAll(async () => {
  desk = await aGateDesk();
  here = await aGateNode(desk);
  there = await aGateNode(desk);
}, 60_000);
afterAll(async () => {
  await here.stop();
  await there.stop();
  await desk.drop();
});

const hold = (lot: string, state: string) => desk.db.knex('vetting_lot').where({ id: lot }).update({ state });
const codesAt = ({ gate }: GateNode, product: string) => gate.verdictOf(product).reasons.map(({ code }) => code);
/** Asks until a node answers so, and gives the milliseconds that it took. */
async function seen(node: GateNode, product: string, sellable: boolean): Promise<number> {
  const began = performance.now();
  await until(
    () => node.gate.verdictOf(product),
    (verdict) => verdict.sellable === sellable,
  );
  return performance.now() - began;
}

it('knows nothing of a product that nobody knows', () => {
  expect(here.gate.verdictOf('0195f000-0000-7000-8000-000000000000')).toEqual({
    ...{ showable: false, sellable: false, until: null, reasons: [{ code: 'unknown' }] },
  });
});

it('hears on each node within a second what was changed on another', async () => {
  const { product, lot } = await someGoods(desk);
  await Promise.all([seen(here, product, true), seen(there, product, true)]);
  await hold(lot, 'held');
  await settled(desk, product);
  const waits = await Promise.all([seen(here, product, false), seen(there, product, false)]);
  for (const wait of waits) expect(wait).toBeLessThan(1_000);
  expect(codesAt(there, product)).toEqual(['lot-held']);
});

it('hears nothing of what was undone', async () => {
  const { product, supplier } = await someGoods(desk);
  await seen(there, product, true);
  await desk.deps.database
    .transaction(async (tx) => {
      await tx('vetting_supplier').where({ id: supplier }).update({ state: 'barred' });
      await desk.deps.settled(tx, [product]);
      throw new Error('never mind');
    })
    .catch(() => undefined);
  const other = await someGoods(desk);
  await seen(there, other.product, true);
  expect(there.gate.verdictOf(product).sellable).toBe(true);
});

it('reads everything anew when its line was cut, and misses nothing that was said meanwhile', async () => {
  const { product, lot } = await someGoods(desk);
  await seen(there, product, true);
  await desk.db.knex.raw(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  await hold(lot, 'held');
  await settled(desk, product);
  const waits = await Promise.all([seen(here, product, false), seen(there, product, false)]);
  for (const wait of waits) expect(wait).toBeLessThan(1_000);
});

it('closes at the end of a paper without a message, by the time of the database', async () => {
  const { product } = await someGoods(desk);
  await desk.db.knex.raw(
    `UPDATE vetting_gate SET steps = jsonb_build_array(jsonb_build_object('at', to_char(
        (clock_timestamp() + interval '400 milliseconds') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'reasons', '[{"code":"paper-expired"}]'::jsonb)) WHERE product = ?`,
    [product],
  );
  await desk.db.knex.raw(`SELECT pg_notify('vetting_gate', ?)`, [product]);
  await until(
    () => here.gate.verdictOf(product),
    (verdict) => verdict.until !== null,
  );
  expect(here.gate.verdictOf(product).sellable).toBe(true);
  expect(await seen(here, product, false)).toBeLessThan(1_000);
  expect(here.gate.verdictOf(product)).toMatchObject({ showable: false, until: null });
});

it('hears of many at once', async () => {
  const supplier = await aSupplier(desk);
  const many: string[] = [];
  for (let index = 0; index < 30; index += 1) many.push((await someGoods(desk, { supplier })).product);
  await desk.db.knex('vetting_supplier').where({ id: supplier }).update({ state: 'barred' });
  await settled(desk, ...many);
  for (const product of many) expect(await seen(there, product, false)).toBeLessThan(1_000);
});

describe('inside a transaction that sells', () => {
  const recheck = (...products: string[]) => desk.deps.database.transaction((tx) => here.gate.recheck(tx, products));

  it('names those that may not be sold, with all reasons, and nothing of the others', async () => {
    const good = await someGoods(desk);
    const bad = await someGoods(desk);
    const nobody = '0195f000-0000-7000-8000-000000000000';
    await hold(bad.lot, 'recalled');
    await settled(desk, bad.product);
    const refused = await recheck(good.product, bad.product, nobody);
    expect([...refused].map(([product, { reasons }]) => [product, reasons.map(({ code }) => code)])).toEqual([
      [bad.product, ['lot-recalled']],
      [nobody, ['unknown']],
    ]);
    expect((await recheck(good.product)).size).toBe(0);
  });

  it('lets no order pass after a suspension: it is seen, or it waits for the order', async () => {
    const { product, supplier } = await someGoods(desk);
    const log: string[] = [];
    const follow: Follow = () => Promise.resolve(void log.push('suspended'));
    here.gate.onSuspended(follow);
    const { database, settled: settle } = desk.deps;
    let asked = (): void => undefined;
    const holding = new Promise<void>((resolve) => (asked = resolve));
    const order = database.transaction(async (tx) => {
      expect((await here.gate.recheck(tx, [product])).size).toBe(0);
      asked();
      // As long as it takes until the suspension waits for this very row.
      await until(
        async () =>
          desk.db
            .knex('pg_stat_activity')
            .where({ wait_event_type: 'Lock' })
            .andWhere('query', 'like', '%vetting_gate%'),
        (rows) => rows.length > 0,
      );
      log.push('sold');
    });
    await holding;
    const bar = database.transaction(async (tx) => {
      await tx('vetting_supplier').where({ id: supplier }).update({ state: 'barred' });
      await settle(tx, [product]);
    });
    await Promise.all([order, bar]);
    expect(log).toEqual(['sold', 'suspended']);
    expect((await recheck(product)).get(product)?.showable).toBe(false);
  });
});
