import { systemIds } from '@hearth/cms/kernel';
import type { DrawSample, Sample } from '../../contract';
import { aPanelDesk, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { drawSample, listSamples, noteTest, turnRetained, unblind } from './keep-samples';

let desk: PanelDesk;
beforeAll(async () => {
  desk = await aPanelDesk();
}, 60_000);
afterAll(() => desk.drop());

let tags = 0;
const words = (product: string, more: Partial<DrawSample> = {}): DrawSample => {
  const seal = () => ({ tag: `TAG-${(tags += 1)}`, photoHash: 'c'.repeat(64), place: '样品柜 3 层' });
  return { product, lot: null, bestBefore: '2027-06-01', retained: [seal(), seal()], ...more };
};
const drawn = async (): Promise<{ product: string; sample: Sample }> => {
  const product = await desk.goods('sampling');
  return { product, sample: valueOf(await drawSample(desk.deps, desk.officer, words(product))) };
};
const stateOf = async (product: string): Promise<unknown> =>
  ((await desk.db.knex('vetting_product').where({ id: product }).first()) as { state: string }).state;

it('is drawn with a code of chance and two sealed ones beside it, and nothing else of it leads to the goods', async () => {
  const { product, sample } = await drawn();
  expect(sample).toMatchObject({ state: 'drawn', keepUntil: '2027-07-01' });
  expect(sample.code).toMatch(/^[2-9A-HJKMNP-RT-Y]{6}$/);
  expect(sample.retained.map(({ state }) => state)).toEqual(['sealed', 'sealed']);
  const entries = await desk.ledger.of('yunze', sample.id);
  expect(JSON.stringify(entries)).not.toContain(sample.code);
  const { samples } = (await listSamples(desk.deps, desk.officer)).value;
  expect(JSON.stringify(samples)).not.toContain(product);
  expect(samples.map(({ id }) => id)).toContain(sample.id);
});

it.each([
  ['goods that are not there yet', async () => words(await desk.goods('draft')), 'VETTING.NO_GOODS_TO_JUDGE'],
  [
    'what is past its shelf life',
    async () => words(await desk.goods('sampling'), { bestBefore: '2020-01-01' }),
    'VETTING.SHELF_LIFE_OVER',
  ],
  [
    'a lot of other goods',
    async () => words(await desk.goods('sampling'), { lot: systemIds.next() }),
    'VETTING.LOT_OF_OTHERS',
  ],
  [
    'a tag that is used',
    async () => {
      const { retained } = words(await desk.goods('sampling'));
      valueOf(await drawSample(desk.deps, desk.officer, words(await desk.goods('sampling'), { retained })));
      return words(await desk.goods('sampling'), { retained });
    },
    'VETTING.TAG_USED',
  ],
] as const)('is not drawn of %s', async (_what, about, code) => {
  expect(await drawSample(desk.deps, desk.officer, await about())).toMatchObject({ error: { code } });
});

it.each([
  [true, 'passed', 'panel'],
  [false, 'failed', 'vetoed'],
] as const)('that passed (%s) is %s and moves its goods, once', async (passed, state, goods) => {
  const { product, sample } = await drawn();
  const test = { id: sample.id, version: 1, passed, finding: '农残 48 项' };
  const both = await Promise.all([1, 2].map(() => noteTest(desk.deps, desk.officer, test)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => ok)).toMatchObject({ value: { state, finding: '农残 48 项' } });
  expect(await stateOf(product)).toBe(goods);
  expect(desk.settled).toContain(product);
});

it('is kept for its shelf life and thirty days, and opened with a reason', async () => {
  const { sample } = await drawn();
  const [kept] = sample.retained;
  const turn = { id: kept!.id, version: 1, reason: '投诉复检' } as const;
  const early = await turnRetained(desk.deps, desk.officer, { ...turn, event: 'discard' });
  expect(early).toMatchObject({ error: { code: 'VETTING.KEPT_LONGER', details: { until: '2027-07-01' } } });
  const open = valueOf(await turnRetained(desk.deps, desk.officer, { ...turn, event: 'open' }));
  expect(open).toMatchObject({ state: 'opened', allowedEvents: ['discard'] });
  await desk.db
    .knex('vetting_sample')
    .where({ id: sample.id })
    .update({ best_before: '2026-01-01', keep_until: '2026-01-31' });
  const away = await turnRetained(desk.deps, desk.officer, { ...turn, version: 2, event: 'discard' });
  expect(away).toMatchObject({ value: { state: 'discarded' } });
});

it('tells its goods to whoever asks with a reason, and the ledger who asked', async () => {
  const { product, sample } = await drawn();
  const told = await unblind(desk.deps, desk.chief, { id: sample.id, reason: '核对投诉' });
  expect(told).toMatchObject({ value: { code: sample.code, product, lot: null } });
  const entries = await desk.ledger.of('yunze', sample.id);
  expect(entries.at(-1)).toMatchObject({
    ...{ action: 'vetting-sample.unblinded', actor: { id: desk.chief.id }, facts: { reason: '核对投诉' } },
  });
});

it('is nothing to people of another station', async () => {
  const { product, sample } = await drawn();
  const [kept] = sample.retained;
  const answers = await Promise.all([
    noteTest(desk.deps, desk.neighbour, { id: sample.id, version: 1, passed: true, finding: '好' }),
    turnRetained(desk.deps, desk.neighbour, { id: kept!.id, version: 1, event: 'open', reason: '看看' }),
    unblind(desk.deps, desk.neighbour, { id: sample.id, reason: '看看' }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'VETTING.SAMPLE_NOT_FOUND' } });
  expect(await drawSample(desk.deps, desk.neighbour, words(product))).toMatchObject({ ok: false });
  expect((await listSamples(desk.deps, desk.neighbour)).value.samples).toEqual([]);
});
