import { systemIds, unwrap } from '@hearth/cms/kernel';
import type { TracePage } from '../../contract';
import { recallLot } from '../gate/recall-lot';
import { aPaper } from '../gate/testing/some-goods';
import { recordStep } from './record-step';
import { seeTracePage } from './see-trace-page';
import { aStep, aTraceDesk, GTIN, type TraceDesk } from './testing/a-trace-desk';
import { tracePageStore } from './trace-page-store';

let desk: TraceDesk;
beforeAll(async () => {
  desk = await aTraceDesk();
}, 60_000);
afterAll(() => desk.drop());

const record = (lot: string) => recordStep(desk.deps, desk.gate.officer, { ...aStep(), lot });
const pageOf = (lot: string) => {
  const nameOf = () => Promise.resolve({ 'zh-Hans': '云泽台', en: 'Yunze' });
  return seeTracePage({ ...desk.deps, pages: tracePageStore, nameOf }, lot);
};
const page = async (lot: string): Promise<TracePage> => unwrap(await pageOf(lot));

describe('the public page', () => {
  it('says what a lot is, where it was and which papers hold, and nothing of any person', async () => {
    const { lot, code, product, supplier } = await desk.goods();
    unwrap(await record(lot));
    await aPaper(desk.gate, { station: 'yunze', product, kind: 'organic-certificate', days: -2 });
    await aPaper(desk.gate, { station: 'yunze', product, kind: 'hardship-statement', days: 90 });
    await aPaper(desk.gate, { station: 'yunze', product, kind: 'village-certificate', days: 90 });
    const shown = await page(lot);
    expect(shown).toMatchObject({
      ...{ code, recall: null, maker: '云泽合作社', province: { en: 'Yunnan' }, station: { en: 'Yunze' } },
      product: { title: '云泽小米', origin: '云泽县', gtin: GTIN },
      steps: [{ step: 'harvest', place: '云泽三号园', at: '2026-11-20T00:00:00.000Z' }],
    });
    expect(shown.papers.map(({ kind, isValid }) => [kind, isValid])).toEqual([
      ...[
        ['business-licence', true],
        ['organic-certificate', false],
        ['test-report', true],
      ],
    ]);
    const told = JSON.stringify(shown);
    for (const secret of [supplier, product, desk.gate.officer.id, desk.gate.officer.name, desk.gate.second.name])
      expect(told).not.toContain(secret);
  });

  it.each(['individual', 'family-farm'])('names no supplier that is %s', async (kind) => {
    const { lot, supplier } = await desk.goods();
    await desk.gate.db.knex('vetting_supplier').where({ id: supplier }).update({ kind, name: '李春生' });
    expect((await page(lot)).maker).toBeNull();
    expect(JSON.stringify(await page(lot))).not.toContain('李春生');
  });

  it('takes the paper that holds longest, and of a lot’s own papers those of this lot', async () => {
    const { lot, product } = await desk.goods();
    await desk.gate.db.knex('vetting_paper').where({ lot }).delete();
    await aPaper(desk.gate, { station: 'yunze', product, lot, kind: 'test-report', days: -1 });
    const days = [5, 40, -3];
    for (const until of days)
      await aPaper(desk.gate, { station: 'yunze', product, kind: 'conformity-certificate', days: until });
    const papers = new Map((await page(lot)).papers.map((paper) => [paper.kind, paper]));
    expect(papers.get('test-report')).toMatchObject({ isValid: false });
    const { rows: kept } = await desk.gate.db.knex.raw<{ rows: [{ until: string }] }>(
      `SELECT max(valid_to)::text AS until FROM vetting_paper WHERE product = ? AND kind = 'conformity-certificate'`,
      [product],
    );
    expect(papers.get('conformity-certificate')).toEqual(expect.objectContaining({ isValid: true, ...kept[0] }));
  });

  it('warns of a recall, with its time where that is known', async () => {
    const { lot } = await desk.goods();
    unwrap(await recallLot(desk.gate.deps, desk.gate.officer, { id: lot, version: 1, reason: '王某某投诉' }));
    const shown = await page(lot);
    expect(shown.recall?.at).toMatch(/^20/);
    expect(JSON.stringify(shown)).not.toContain('王某某');
    const before = await desk.goods();
    await desk.gate.db.knex('vetting_lot').where({ id: before.lot }).update({ state: 'recalled' });
    expect((await page(before.lot)).recall).toEqual({ at: null });
  });

  it('is not there for goods that were never approved, nor for what is no lot', async () => {
    const { lot, product } = await desk.goods();
    await desk.gate.db.knex('vetting_product').where({ id: product }).update({ approved_at: null });
    expect(await pageOf(lot)).toMatchObject({ error: { code: 'TRACE.NOT_FOUND' } });
    expect(await pageOf(systemIds.next())).toMatchObject({ error: { code: 'TRACE.NOT_FOUND' } });
  });
});

describe('a printed link', () => {
  const linked = (gtin: string, code: string) => desk.deps.lots.linked(desk.deps.database.read, { gtin, code });

  it('leads to its lot, of two that bear it to the one that was recalled, and still after the number was changed', async () => {
    const [one, other] = [await desk.goods(), await desk.goods()];
    expect(await linked(`0${GTIN}`, one.code)).toBe(one.lot);
    expect(await linked(`0${GTIN}`, 'nothing')).toBeUndefined();
    await desk.gate.db.knex('vetting_lot').where({ id: other.lot }).update({ code: one.code });
    expect(await linked(`0${GTIN}`, one.code)).toBe(other.lot);
    await desk.gate.db.knex('vetting_lot').where({ id: one.lot }).update({ state: 'recalled' });
    expect(await linked(`0${GTIN}`, one.code)).toBe(one.lot);
    const third = await desk.goods();
    unwrap(await record(third.lot));
    const facts = JSON.stringify({ gtin: null });
    await desk.gate.db.knex('vetting_product').where({ id: third.product }).update({ facts });
    expect(await linked(`0${GTIN}`, third.code)).toBe(third.lot);
  });
});
