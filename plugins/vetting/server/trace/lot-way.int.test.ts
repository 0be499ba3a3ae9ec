import type { StaffActor } from '@hearth/cms/contract';
import { systemIds, unwrap } from '@hearth/cms/kernel';
import type { TracePage } from '../../contract';
import { recallLot } from '../gate/recall-lot';
import { turnShelf } from '../gate/turn-shelf';
import { viewEvent } from './query-events';
import { recordStep } from './record-step';
import { seeTracePage } from './see-trace-page';
import { aStep, aTraceDesk, GTIN, type TraceDesk } from './testing/a-trace-desk';
import { schemaFaults } from './testing/epcis-schema';
import { createTraceBook } from './trace-book';
import { tracePageStore } from './trace-page-store';
import { viewLotTrace } from './view-lot-trace';
import { withdrawStep } from './withdraw-step';

let desk: TraceDesk;
beforeAll(async () => {
  desk = await aTraceDesk();
}, 60_000);
afterAll(() => desk.drop());

const faultsOf = schemaFaults();
const record = (lot: string, step = aStep(), by: StaffActor = desk.gate.officer) =>
  recordStep(desk.deps, by, { ...step, lot });
const withdraw = (id: string, by: StaffActor = desk.gate.officer) =>
  withdrawStep(desk.deps, by, { id, reason: 'incorrect_data' });
const way = async (lot: string) => unwrap(await viewLotTrace(desk.deps, desk.gate.officer, lot));
const steps = async (lot: string) => (await way(lot)).steps.map(({ step }) => step);
const rows = (lot: string) => desk.gate.db.knex('vetting_trace_event').whereRaw('lots @> ARRAY[?::uuid]', [lot]);
const pageOf = (lot: string) => {
  const nameOf = () => Promise.resolve({ 'zh-Hans': '云泽台', en: 'Yunze' });
  return seeTracePage({ ...desk.deps, pages: tracePageStore, nameOf }, lot);
};
const page = async (lot: string): Promise<TracePage> => unwrap(await pageOf(lot));

describe('a step', () => {
  it('is written down, offered first of all where a lot was there before, and goes out by the schema of the standard', async () => {
    const { lot, code } = await desk.goods();
    expect(await way(lot)).toMatchObject({
      ...{ isHarvested: false, steps: [], orders: 0 },
      link: { origin: 'https://news.example', path: `/01/0${GTIN}/10/${code}`, isDigitalLink: true },
    });
    const done = unwrap(await record(lot));
    expect(done).toMatchObject({ isHarvested: true, steps: [{ step: 'harvest', place: '云泽三号园', quantity: 500 }] });
    for (const [step, day] of [
      ['pack', 21],
      ['ship', 22],
      ['receive', 23],
    ] as const)
      unwrap(await record(lot, aStep({ step, at: `2026-11-${day}T00:00:00.000Z` })));
    expect(await steps(lot)).toEqual(['receive', 'ship', 'pack', 'harvest']);
    for (const { eventId } of (await way(lot)).steps)
      expect(faultsOf(unwrap(await viewEvent(desk.deps, desk.gate.officer, eventId)))).toEqual([]);
    const entries = (await desk.gate.ledger.of('yunze', lot)).map(({ action }) => action);
    expect(entries).toEqual(Array.from({ length: 4 }, () => 'trace.recorded'));
  });

  it('has a house path on its code where it has no number', async () => {
    const { lot } = await desk.goods({ gtin: null });
    expect((await way(lot)).link).toMatchObject({ path: `/trace/${lot}`, isDigitalLink: false });
  });

  it('is one record however often it is pressed, and not another under the same number', async () => {
    const { lot } = await desk.goods();
    const step = aStep();
    const both = await Promise.all([record(lot, step), record(lot, step)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await rows(lot)).toHaveLength(1);
    const other = await record(lot, { ...step, quantity: 7 });
    expect(other).toMatchObject({ error: { code: 'TRACE.EVENT_DIFFERS' } });
  });

  it('of harvesting is written once by two who write it at the same moment', async () => {
    const { lot } = await desk.goods();
    const both = await Promise.all([record(lot), record(lot)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'TRACE.HARVESTED' } });
  });

  it('is refused of tomorrow, of more than there is, and of another station’s lot', async () => {
    const { lot } = await desk.goods();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await record(lot, aStep({ at: tomorrow }))).toMatchObject({ error: { code: 'TRACE.AHEAD' } });
    expect(await record(lot, aStep({ quantity: 501 }))).toMatchObject({
      error: { code: 'TRACE.TOO_MANY', details: { quantity: 500 } },
    });
    const { neighbour } = desk.gate;
    expect(await record(lot, aStep(), neighbour)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
    expect(await viewLotTrace(desk.deps, neighbour, lot)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
    expect(await rows(lot)).toHaveLength(0);
  });

  it('of a station below is written at that station', async () => {
    const { lot } = await desk.goods({ station: 'qinghe' });
    unwrap(await record(lot));
    expect(await rows(lot)).toMatchObject([{ station: 'qinghe', written_by: desk.gate.officer.id }]);
  });
});

describe('a record that was wrong', () => {
  it('stays, and is declared an error once; then the right one can be written', async () => {
    const { lot } = await desk.goods();
    const [first] = unwrap(await record(lot)).steps;
    const both = await Promise.all([withdraw(first!.id), withdraw(first!.id)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'TRACE.WITHDRAWN' } });
    expect(await way(lot)).toMatchObject({
      isHarvested: false,
      steps: [{ id: first!.id, withdrawn: 'incorrect_data', mayWithdraw: false }],
    });
    const answer = unwrap(await viewEvent(desk.deps, desk.gate.officer, first!.eventId));
    expect(faultsOf(answer)).toEqual([]);
    const [kept, declared] = answer.epcisBody.queryResults.resultsBody.eventList;
    expect(declared).toMatchObject({ eventID: kept?.['eventID'], errorDeclaration: { reason: 'incorrect_data' } });
    expect((await page(lot)).steps).toEqual([]);
    unwrap(await record(lot));
    expect((await page(lot)).steps).toHaveLength(1);
  });

  it('is another station’s own business', async () => {
    const { lot } = await desk.goods();
    const [first] = unwrap(await record(lot)).steps;
    expect(await withdraw(first!.id, desk.gate.neighbour)).toMatchObject({ error: { code: 'TRACE.EVENT_NOT_FOUND' } });
    expect(await withdraw(systemIds.next())).toMatchObject({ error: { code: 'TRACE.EVENT_NOT_FOUND' } });
  });
});

describe('a recall', () => {
  it('of a lot is written down in its transaction, and nobody takes it back', async () => {
    const { lot } = await desk.goods();
    unwrap(await recallLot(desk.gate.deps, desk.gate.officer, { id: lot, version: 1, reason: '王某某投诉' }));
    const [recalled] = (await way(lot)).steps;
    expect(recalled).toMatchObject({ step: 'recall', source: 'house', quantity: 500, mayWithdraw: false });
    expect(await withdraw(recalled!.id)).toMatchObject({ error: { code: 'TRACE.STAYS' } });
    const answer = unwrap(await viewEvent(desk.deps, desk.gate.officer, recalled!.eventId));
    expect(faultsOf(answer)).toEqual([]);
    // Why is the house's own to know: a reason may name somebody.
    expect(JSON.stringify(answer)).not.toContain('王某某');
  });

  it('that fails leaves no event', async () => {
    const { lot } = await desk.goods();
    const refused = await recallLot(desk.gate.deps, desk.gate.officer, { id: lot, version: 9, reason: '抽检' });
    expect(refused.ok).toBe(false);
    const broken = { ...desk.gate.deps, settled: () => Promise.reject(new Error('the power fails')) };
    await expect(recallLot(broken, desk.gate.officer, { id: lot, version: 1, reason: '抽检' })).rejects.toThrow();
    expect(await rows(lot)).toHaveLength(0);
  });

  it('of a product is written for each of its lots', async () => {
    const { product, lot } = await desk.goods();
    const asked = { id: product, event: 'recall', version: 1, reason: '市监局通报' } as const;
    unwrap(await turnShelf(desk.gate.deps, desk.gate.officer, asked));
    expect(await steps(lot)).toEqual(['recall']);
  });
});

describe('what orders take', () => {
  const tell = (deed: 'sold' | 'shipped', order: string, lots: readonly { lot: string; quantity: number }[]) =>
    desk.deps.database.transaction((tx) =>
      createTraceBook(desk.deps)[deed](tx, { station: 'yunze', order, at: new Date('2026-11-25T00:00:00Z'), lots }),
    );

  it('is written once, names the order and nobody, and is valid by the schema of the standard', async () => {
    const [one, other, far] = [await desk.goods(), await desk.goods(), await desk.goods({ station: 'qinghe' })];
    const order = systemIds.next();
    const lots = [one, other, far].map(({ lot }) => ({ lot, quantity: 2 }));
    await tell('sold', order, lots);
    await tell('sold', order, [...lots].reverse());
    await tell('shipped', order, lots);
    const events = (await rows(one.lot)) as { event_id: string; transactions: string[]; written_by: null }[];
    expect(events).toHaveLength(2);
    expect(events.map(({ transactions }) => transactions)).toEqual([
      [`po|urn:uuid:${order}`],
      [`po|urn:uuid:${order}`],
    ]);
    for (const { event_id } of events)
      expect(faultsOf(unwrap(await viewEvent(desk.deps, desk.gate.officer, event_id)))).toEqual([]);
    expect((await way(one.lot)).orders).toBe(1);
    // Thousands of orders would hide the way of the lot.
    expect(await steps(one.lot)).toEqual([]);
    expect((await page(one.lot)).steps).toEqual([]);
    expect(await rows(far.lot)).toHaveLength(0);
  });

  it('is nothing where the station has none of the lots', async () => {
    await tell('sold', systemIds.next(), [{ lot: systemIds.next(), quantity: 1 }]);
    expect(await desk.gate.db.knex('vetting_trace_event').whereRaw(`lots = '{}'`)).toEqual([]);
  });
});
