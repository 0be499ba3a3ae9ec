import type { StaffActor } from '@hearth/cms/contract';
import { systemIds, unwrap } from '@hearth/cms/kernel';
import { listTraceSchema, type CaptureDocument, type LotTrace } from '../../contract';
import { captureDocument, viewCapture, type Capture } from './capture-document';
import { queryEvents, viewEvent } from './query-events';
import { aTraceDesk, GTIN, type TraceDesk } from './testing/a-trace-desk';
import { schemaFaults } from './testing/epcis-schema';
import { viewLotTrace } from './view-lot-trace';

let desk: TraceDesk;
beforeAll(async () => {
  desk = await aTraceDesk();
}, 60_000);
afterAll(() => desk.drop());

const faultsOf = schemaFaults();
const CONTEXT = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { ex: 'https://ex.example/#' }];
const document = (eventList: CaptureDocument['epcisBody']['eventList']): CaptureDocument => ({
  ...{ '@context': CONTEXT, type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-11-21T00:00:00Z' },
  epcisBody: { eventList },
});
const event = (more: object = {}) => ({
  ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
  ...{ eventID: `urn:uuid:${systemIds.next()}`, eventTime: '2026-11-20T08:00:00Z', eventTimeZoneOffset: '+08:00' },
  epcList: ['urn:epc:id:sgtin:0614141.107346.2017'],
  ...more,
});
const capture = async (events: readonly object[], more: Partial<Capture> & { readonly by?: StaffActor } = {}) => {
  const { by = desk.gate.officer, behaviour = 'rollback' } = more;
  const taken = await captureDocument(desk.deps, by, { document: document([...events] as never), behaviour });
  return unwrap(await viewCapture(desk.deps, by, { id: taken.value.captureID, locale: 'en' }));
};
const query = async (asked: object, by: StaffActor = desk.gate.officer) =>
  (await queryEvents(desk.deps, by, listTraceSchema.parse(asked))).value;
const eventsIn = ({ document: { epcisBody } }: Awaited<ReturnType<typeof query>>) =>
  epcisBody.queryResults.resultsBody.eventList;
const idsIn = (page: Awaited<ReturnType<typeof query>>) => eventsIn(page).map(({ eventID }) => eventID);

it('takes a document once, however often it is sent, with an id and without', async () => {
  const { eventID: _none, ...nameless } = event({ epcList: [`urn:uuid:${systemIds.next()}`] });
  const events = [event(), nameless];
  expect(await capture(events)).toMatchObject({ success: true, running: false, captured: 2, known: 0, errors: [] });
  expect(await capture(events)).toMatchObject({ success: true, captured: 0, known: 2 });
  const both = await Promise.all([capture([event(), ...events]), capture(events)]);
  expect(both.map(({ captured }) => captured)).toEqual([1, 0]);
  const { rows } = await desk.gate.db.knex.raw<{ rows: [{ count: string }] }>(
    'SELECT count(*) FROM vetting_trace_event WHERE epcs @> ARRAY[?]',
    [nameless.epcList[0]],
  );
  expect(rows[0].count).toBe('1');
});

it('tells of each event what is wrong with it, and keeps nothing of such a document', async () => {
  const good = event();
  const job = await capture([
    ...[good, event({ bizStep: 'harvesting' }), { type: 'Party' }, event({ eventTime: '2999-01-01T00:00:00Z' })],
    { ...good, bizStep: 'receiving' },
  ]);
  expect(job).toMatchObject({ success: false, captured: 0, known: 0, captureErrorBehaviour: 'rollback' });
  expect(job.errors).toEqual([
    expect.objectContaining({ event: 1, path: 'bizStep', title: 'A field is missing or against the standard' }),
    expect.objectContaining({ event: 2, path: 'type', eventID: null }),
    expect.objectContaining({ event: 3, path: 'eventTime', title: 'It lies in the future' }),
    expect.objectContaining({ event: 4, path: 'eventID', eventID: good.eventID, status: 400 }),
  ]);
  expect(await viewEvent(desk.deps, desk.gate.officer, good.eventID)).toMatchObject({ ok: false });
});

it('keeps the good ones where that is asked for', async () => {
  const good = event();
  const job = await capture([good, { type: 'Party' }], { behaviour: 'proceed' });
  expect(job).toMatchObject({ success: false, captured: 1, captureErrorBehaviour: 'proceed', errors: [{ event: 1 }] });
  expect((await viewEvent(desk.deps, desk.gate.officer, good.eventID)).ok).toBe(true);
});

it('refuses another content under a known id, and leaves what stands', async () => {
  const one = event();
  await capture([one]);
  const job = await capture([{ ...one, bizStep: 'receiving' }]);
  expect(job.errors).toMatchObject([
    { event: 0, title: 'There is an event of this eventID already, with other content' },
  ]);
  const found = unwrap(await viewEvent(desk.deps, desk.gate.officer, one.eventID));
  expect(found.epcisBody.queryResults.resultsBody.eventList).toMatchObject([{ bizStep: 'shipping' }]);
});

it('gives out what it took, with its extensions and what their prefix stands for, valid by the schema of the standard', async () => {
  const one = event({ 'ex:note': { 'ex:words': '冷链' }, recordTime: '2020-01-01T00:00:00Z' });
  await capture([
    one,
    { ...one, errorDeclaration: { declarationTime: '2026-11-21T00:00:00Z', reason: 'did_not_occur' } },
  ]);
  const answer = unwrap(await viewEvent(desk.deps, desk.gate.officer, one.eventID));
  expect(faultsOf(answer)).toEqual([]);
  const [kept, declared] = answer.epcisBody.queryResults.resultsBody.eventList;
  expect(kept).toMatchObject({ 'ex:note': { 'ex:words': '冷链' }, '@context': [{ ex: 'https://ex.example/#' }] });
  // When it was recorded here is for this house to say.
  expect(String(kept?.['recordTime']).slice(0, 2)).toBe('20');
  expect(kept?.['recordTime']).not.toBe('2020-01-01T00:00:00Z');
  expect(declared).toMatchObject({ errorDeclaration: { reason: 'did_not_occur' } });
});

describe('a query', () => {
  const order = `urn:uuid:${systemIds.next()}`;
  const epc = 'urn:epc:id:sgtin:0614141.107346.999';
  const at = (day: number) => `2025-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
  const made = Array.from({ length: 7 }, (_, place) =>
    event({ eventTime: at(place + 1), bizStep: place % 2 ? 'receiving' : 'shipping' }),
  );
  const sold = {
    ...event({ eventTime: at(20), bizStep: 'retail_selling', disposition: 'retail_sold', epcList: [epc] }),
    ...{ type: 'TransactionEvent', action: 'ADD', bizTransactionList: [{ type: 'po', bizTransaction: order }] },
  };
  const march = { GE_eventTime: at(1), LT_eventTime: at(31) };
  beforeAll(async () => {
    expect(await capture([...made.slice(3), sold, ...made.slice(0, 3)])).toMatchObject({ success: true });
  });

  it.each<[string, object, readonly number[]]>([
    ['a span of time', { GE_eventTime: at(2), LT_eventTime: at(4) }, [1, 2]],
    ['a step', { ...march, EQ_bizStep: 'receiving' }, [1, 3, 5]],
    ['either of two steps', { ...march, EQ_bizStep: 'receiving|retail_selling' }, [1, 3, 5, 7]],
    ['a disposition', { ...march, EQ_disposition: 'retail_sold' }, [7]],
    ['a type', { ...march, eventType: 'TransactionEvent|AggregationEvent' }, [7]],
    ['an action', { ...march, EQ_action: 'ADD' }, [7]],
    ['a thing', { MATCH_epc: `x:y|${epc}` }, [7]],
    ['an order', { EQ_bizTransaction_po: order }, [7]],
    ['an order of another type', { EQ_bizTransaction_inv: order }, []],
    ['what was recorded long after', { ...march, GE_recordTime: '2100-01-01T00:00:00Z' }, []],
    ['two things at once', { ...march, EQ_bizStep: 'receiving', EQ_disposition: 'retail_sold' }, []],
  ])('finds by %s', async (_name, asked, places) => {
    const all = [...made, sold];
    expect(idsIn(await query(asked))).toEqual(places.map((place) => all[place]?.eventID));
  });

  it('comes page by page in the order of what happened, and every page is valid', async () => {
    const seen: unknown[] = [];
    let asked: object = { ...march, perPage: '3', EQ_bizStep: 'shipping|receiving' };
    for (let pages = 0; pages < 5; pages += 1) {
      const page = await query(asked);
      expect(faultsOf(page.document)).toEqual([]);
      seen.push(...idsIn(page));
      if (page.link === undefined) break;
      const [, path = ''] = /^<([^>]+)>; rel="next"$/.exec(page.link) ?? [];
      asked = Object.fromEntries(new URL(path, 'https://news.example').searchParams);
    }
    expect(seen).toEqual(made.map(({ eventID }) => eventID));
  });

  it('refuses what it does not understand', () => {
    for (const wrong of [{ EQ_bizstep: 'x' }, { perPage: '101' }, { GE_eventTime: 'today' }, { nextPageToken: '-' }])
      expect(listTraceSchema.safeParse(wrong).success).toBe(false);
    expect(listTraceSchema.safeParse({ EQ_bizTransaction_po: ['a', 'b'] }).success).toBe(false);
  });

  it('shows another station nothing, neither events nor jobs', async () => {
    const { neighbour } = desk.gate;
    expect(eventsIn(await query(march, neighbour))).toEqual([]);
    expect(await viewEvent(desk.deps, neighbour, sold.eventID)).toMatchObject({
      error: { code: 'TRACE.EVENT_NOT_FOUND' },
    });
    const { captureID } = await capture([event()]);
    expect(await viewCapture(desk.deps, neighbour, { id: captureID, locale: 'en' })).toMatchObject({
      error: { code: 'TRACE.CAPTURE_NOT_FOUND' },
    });
  });
});

describe('lots that a document names', () => {
  const way = async (lot: string): Promise<LotTrace> => unwrap(await viewLotTrace(desk.deps, desk.gate.officer, lot));

  it('are found by their number and code, by the older URN and by their id, at the asker’s own station alone', async () => {
    const [lot, bare, far] = [
      await desk.goods(),
      await desk.goods({ gtin: null }),
      await desk.goods({ station: 'qinghe' }),
    ];
    const of = (epcClass: string) => ({ epcList: undefined, quantityList: [{ epcClass, quantity: 3 }] });
    const plain = (one: object) => JSON.parse(JSON.stringify(one)) as object;
    const job = await capture(
      [
        event(of(`https://id.gs1.org/01/0${GTIN}/10/${lot.code}`)),
        event(of(`urn:epc:class:lgtin:690123.0412345.${lot.code}`)),
        event(of(`urn:uuid:${bare.lot}`)),
        event(of(`https://id.gs1.org/01/0${GTIN}/10/${far.code}`)),
      ].map(plain),
    );
    expect(job).toMatchObject({ success: true, captured: 4 });
    expect((await way(lot.lot)).steps).toMatchObject([
      { step: 'ship', source: 'document', quantity: 3 },
      { step: 'ship', source: 'document', quantity: 3 },
    ]);
    expect((await way(bare.lot)).steps).toHaveLength(1);
    expect((await way(far.lot)).steps).toEqual([]);
  });
});

it('keeps every event as it was written', async () => {
  await capture([event()]);
  const { knex } = desk.gate.db;
  await expect(knex('vetting_trace_event').update({ biz_step: 'x' })).rejects.toThrow('what was traced stays');
  await expect(knex('vetting_trace_event').delete()).rejects.toThrow('what was traced stays');
});
