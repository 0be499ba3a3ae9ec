import { systemIds } from '@hearth/cms/kernel';
import type { Mystery, MysteryPoints } from '../../contract';
import { aPanelDesk, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { mysteryStore } from './mystery-store';
import { compareMystery, listKept, listMystery, loseMystery, noteMystery, type MysteryDeps } from './run-mystery';

let desk: PanelDesk;
let deps: MysteryDeps;
beforeAll(async () => {
  desk = await aPanelDesk();
  deps = { ...desk.deps, mystery: mysteryStore };
}, 60_000);
afterAll(() => desk.drop());

const SAME: MysteryPoints = { look: 2, taste: 2, weight: 2, label: 2, packing: 1 };
const OTHER: MysteryPoints = { look: 1, taste: 0, weight: 2, label: 2, packing: 1 };
let count = 0;

async function bought(): Promise<{ buy: Mystery; retained: string; product: string }> {
  const product = await desk.goods('approved');
  const sample = await desk.sample(product);
  const retained = systemIds.next();
  const seal = { tag: `M-${(count += 1)}`, photo_hash: 'd'.repeat(64), place: '样品柜' };
  await desk.db.knex('vetting_retained').insert({ id: retained, station: 'yunze', sample, ...seal });
  const note = { product, orderNumber: `D-${count}`, boughtAt: '2026-11-28T04:00:00.000Z' };
  return { buy: valueOf(await noteMystery(deps, desk.officer, note)), retained, product };
}
const compare = ({ buy, retained }: { buy: Mystery; retained: string }, points: MysteryPoints) =>
  compareMystery(deps, desk.officer, {
    ...{ id: buy.id, version: buy.version, retained, points, photoHash: 'e'.repeat(64), finding: '已比对' },
  });
const stateOf = async (product: string): Promise<unknown> =>
  ((await desk.db.knex('vetting_product').where({ id: product }).first()) as { state: string }).state;

it('that is like the sample leaves its goods on the shelf, and opens what was kept', async () => {
  const one = await bought();
  const [done] = [valueOf(await compare(one, SAME))];
  expect(done).toMatchObject({ state: 'compared', match: 90, retained: one.retained, allowedEvents: [] });
  expect(await stateOf(one.product)).toBe('approved');
  const kept = await desk.db.knex('vetting_retained').where({ id: one.retained }).first();
  expect(kept).toMatchObject({ state: 'opened', changed_by: desk.officer.id });
});

it('that differs suspends its goods in the same transaction, once, and tells the chief editor', async () => {
  const one = await bought();
  desk.told.length = 0;
  const both = await Promise.all([1, 2].map(() => compare(one, OTHER)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await stateOf(one.product)).toBe('suspended');
  expect(desk.settled).toContain(one.product);
  expect(desk.told).toMatchObject([{ to: { role: 'chief-editor' }, facts: { match: '60' } }]);
  const { matchIndex, buys } = (await listMystery(deps, desk.officer)).value;
  expect(matchIndex).toBe(75);
  expect(buys).toHaveLength(2);
});

it('is noted once by its order, of goods on the shelf, and may be lost', async () => {
  const { buy, product } = await bought();
  const note = { product, orderNumber: buy.orderNumber, boughtAt: buy.boughtAt };
  expect(await noteMystery(deps, desk.officer, note)).toMatchObject({ error: { code: 'VETTING.ORDER_NOTED' } });
  const draft = { ...note, product: await desk.goods('draft'), orderNumber: 'D-X' };
  expect(await noteMystery(deps, desk.officer, draft)).toMatchObject({ error: { code: 'VETTING.NO_GOODS_TO_JUDGE' } });
  const lost = valueOf(await loseMystery(deps, desk.officer, { id: buy.id, version: 1, finding: '七天未到' }));
  expect(lost).toMatchObject({ state: 'lost', match: null });
  const again = await loseMystery(deps, desk.officer, { id: buy.id, version: 2, finding: '七天未到' });
  expect(again).toMatchObject({ error: { code: 'VETTING.MYSTERY_STATE' } });
});

it('is compared with a sample of its own goods, and is nothing to another station', async () => {
  const [one, other] = [await bought(), await bought()];
  const mixed = await compare({ ...one, retained: other.retained }, SAME);
  expect(mixed).toMatchObject({ error: { code: 'VETTING.SAMPLE_NOT_FOUND' } });
  const lost = await loseMystery(deps, desk.neighbour, { id: one.buy.id, version: 1, finding: '不行' });
  expect(lost).toMatchObject({ error: { code: 'VETTING.MYSTERY_NOT_FOUND' } });
  expect((await listMystery(deps, desk.neighbour)).value).toEqual({ buys: [], matchIndex: null });
});

it('can be compared with what is kept of its goods once their round is over, and tells nothing before', async () => {
  const one = await bought();
  const kept = () => listKept(deps, desk.officer, one.buy.id);
  expect(valueOf(await kept())).toEqual({ retained: [] });
  const { sample } = await desk.db.knex('vetting_retained').where({ id: one.retained }).first('sample');
  const round = await desk.drawn();
  await desk.db.knex('vetting_round').where({ id: round.id }).update({ sample, state: 'settled', outcome: 'pass' });
  expect(valueOf(await kept())).toMatchObject({ retained: [{ id: one.retained, place: '样品柜', state: 'sealed' }] });
  await desk.db
    .knex('vetting_retained')
    .where({ id: one.retained })
    .update({ state: 'discarded', changed_by: desk.officer.id });
  expect(valueOf(await kept())).toEqual({ retained: [] });
  const far = await listKept(deps, desk.neighbour, one.buy.id);
  expect(far).toMatchObject({ error: { code: 'VETTING.MYSTERY_NOT_FOUND' } });
});
