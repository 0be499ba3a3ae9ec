import fc from 'fast-check';
import { recordedStep, type RecordStep } from '../../contract';
import { checkEvent, isEventType, type EpcisEvent } from '../../contract';
import { factsOf, judgeEvent } from './event-facts.rules';
import {
  errorOf,
  parcelEvent,
  placeOf,
  recallEvent,
  saleEvent,
  stepEvent,
  stepOf,
  type TracedLot,
} from './house-events.rules';
import { contextOf, queryDocument } from './query-events.rules';
import { anyEvent } from './testing/any-event';
import { schemaFaults } from './testing/epcis-schema';

const faultsOf = schemaFaults();
const NOW = new Date('2026-11-30T02:00:00Z');
const ID = '0195f000-0000-7000-8000-000000000001';
const LOT: TracedLot = {
  ...{ id: ID, code: 'L2026/11', gtin: '6901234123456', product: ID, bestBefore: '2026-12-20', quantity: 500 },
};
const STEP: RecordStep = {
  ...{ id: ID, step: 'harvest', at: '2026-11-20T00:00:00.000Z', place: '云泽三号园', quantity: 9 },
  ...{ gln: null, sscc: null },
};

const bare = (event: EpcisEvent): object => ({ ...event, '@context': contextOf('https://news.example') });
const kept = (event: EpcisEvent) => ({
  ...{ id: ID, seq: 1, station: 'yunze', capture: null, writtenBy: null, recordedAt: NOW },
  ...factsOf(event),
});

const lots: fc.Arbitrary<TracedLot> = fc.record({
  id: fc.uuid(),
  product: fc.uuid(),
  code: fc.oneof(fc.string({ minLength: 1, maxLength: 25 }), fc.constantFrom('第3批', 'L2026-11')),
  gtin: fc.option(fc.constantFrom('6901234123456', '69012341', '2000000000008')),
  bestBefore: fc.option(fc.constant('2026-12-20')),
  quantity: fc.integer({ min: 1, max: 1e9 }),
});
const steps: fc.Arbitrary<RecordStep> = fc.record({
  id: fc.uuid(),
  step: fc.constantFrom(...recordedStep.options),
  at: fc.date({ min: new Date('2000-01-01'), max: NOW, noInvalidDate: true }).map((at) => at.toISOString()),
  place: fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
  quantity: fc.integer({ min: 1, max: 1e9 }),
  gln: fc.option(fc.constant('6901234000009')),
  sscc: fc.option(fc.constant('069012340000000016')),
});
const order = fc.record({ order: fc.uuid(), at: fc.constant(NOW) });

describe('what the house writes', () => {
  it('is valid by the schema of the standard, as a bare event, in a document and in an answer, and by its own rules', () => {
    fc.assert(
      fc.property(lots, steps, order, (lot, step, sold) => {
        const of = [{ lot: lot.id, quantity: 2, of: lot }];
        const events = [
          ...[stepEvent(lot, step), recallEvent(lot, { id: step.id, at: NOW })],
          ...[saleEvent({ ...sold, lots: of }), parcelEvent({ ...sold, lots: of })],
        ];
        events.push(...events.map((event) => errorOf(event, 'incorrect_data', NOW)));
        for (const event of events) {
          const { body } = factsOf(event);
          expect(faultsOf(bare(event))).toEqual([]);
          expect(checkEvent(event.type, body)).toHaveProperty('event');
        }
        const answer = queryDocument(events.map(kept), { origin: 'https://news.example', now: NOW });
        expect(faultsOf(answer)).toEqual([]);
        const frame = { type: 'EPCISDocument', schemaVersion: '2.0', creationDate: NOW.toISOString() };
        const document = { ...frame, '@context': contextOf('https://news.example'), epcisBody: { eventList: events } };
        expect(faultsOf(document)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('would not be valid with a word of its own', () => {
    const event = stepEvent(LOT, STEP);
    expect(faultsOf(bare(event))).toEqual([]);
    expect(faultsOf(bare({ ...event, bizStep: 'harvesting' }))).not.toEqual([]);
    expect(faultsOf(bare({ ...event, place: '云泽' }))).not.toEqual([]);
  });

  it('says lot and best-before date where it begins, and what it is called by GS1', () => {
    expect(stepEvent(LOT, { ...STEP, gln: '6901234000009' })).toEqual({
      ...{ type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
      ...{ eventID: `urn:uuid:${ID}`, eventTime: '2026-11-20T00:00:00.000Z', eventTimeZoneOffset: '+08:00' },
      ...{ 'hearth:place': '云泽三号园', readPoint: { id: 'https://id.gs1.org/414/6901234000009' } },
      quantityList: [{ epcClass: 'https://id.gs1.org/01/06901234123456/10/L2026%2F11', quantity: 9 }],
      ilmd: { 'cbvmda:lotNumber': 'L2026/11', 'cbvmda:bestBeforeDate': '2026-12-20' },
    });
    expect(stepEvent(LOT, { ...STEP, step: 'pack', sscc: '069012340000000016' })).toMatchObject({
      ...{ type: 'AggregationEvent', parentID: 'https://id.gs1.org/00/069012340000000016' },
    });
    expect(recallEvent(LOT, { id: ID, at: NOW })).toMatchObject({ disposition: 'recalled', bizStep: 'holding' });
    expect(saleEvent({ order: ID, at: NOW, lots: [] })).toMatchObject({
      ...{ type: 'TransactionEvent', bizTransactionList: [{ type: 'po', bizTransaction: `urn:uuid:${ID}` }] },
    });
  });

  it.each([
    ['commissioning', 'active', 'harvest'],
    ['packing', null, 'pack'],
    ['shipping', 'in_transit', 'ship'],
    ['receiving', null, 'receive'],
    ['retail_selling', 'retail_sold', 'sell'],
    ['holding', 'recalled', 'recall'],
    ['inspecting', null, 'other'],
    [null, null, 'other'],
  ] as const)('is read back: %s, %s is %s', (bizStep, disposition, step) => {
    expect(stepOf(bizStep, disposition)).toBe(step);
  });

  it('tells no place that is none', () => {
    expect(placeOf({ 'hearth:place': '仓库' })).toBe('仓库');
    expect([placeOf({}), placeOf({ 'hearth:place': 7 }), placeOf({ 'hearth:place': 'x'.repeat(81) })]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('what somebody else sends', () => {
  it('is valid by the schema of the standard whenever it is taken, and some of it is taken of each type', () => {
    const taken = new Map<string, number>();
    fc.assert(
      fc.property(anyEvent, (raw) => {
        const judged = judgeEvent(raw, NOW);
        if ('wrong' in judged) return;
        expect(faultsOf({ '@context': 'https://ref.gs1.org/standards/epcis/', ...raw })).toEqual([]);
        expect(faultsOf({ '@context': 'https://ref.gs1.org/standards/epcis/', ...judged.facts.body })).toEqual([]);
        taken.set(judged.facts.type, (taken.get(judged.facts.type) ?? 0) + 1);
      }),
      { numRuns: 6_000 },
    );
    expect([...taken.keys()].sort()).toEqual([
      ...['AggregationEvent', 'AssociationEvent', 'ObjectEvent', 'TransactionEvent', 'TransformationEvent'],
    ]);
  });

  const good = {
    ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping' },
    ...{ eventTime: '2026-11-20T08:00:00.000+08:00', eventTimeZoneOffset: '+08:00' },
    epcList: ['urn:epc:id:sgtin:0614141.107346.2017'],
  };
  it('is taken when it is well', () => {
    expect(judgeEvent(good, NOW)).toHaveProperty('facts');
  });

  it.each<[string, object, string, string]>([
    ['no type', { type: undefined }, 'type', 'type'],
    ['a type of nobody', { type: 'toString' }, 'type', 'type'],
    ['a step that the vocabulary does not have', { bizStep: 'harvesting' }, 'field', 'bizStep'],
    ['a step as an address', { bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' }, 'field', 'bizStep'],
    ['nothing that it is about', { epcList: undefined }, 'field', 'epcList'],
    ['no zone', { eventTimeZoneOffset: undefined }, 'field', 'eventTimeZoneOffset'],
    ['a field that the standard does not have', { note: 'x' }, 'field', 'note'],
    ['master data of a lot that is not new', { ilmd: { 'ex:a': 1 } }, 'field', 'ilmd'],
    ['readings of sensors', { sensorElementList: [] }, 'field', 'sensorElementList'],
    ['the day after tomorrow', { eventTime: '2026-12-02T00:00:00Z' }, 'ahead', 'eventTime'],
    ['the last century', { eventTime: '1999-12-31T00:00:00Z' }, 'old', 'eventTime'],
    ['an error of nothing', { errorDeclaration: { declarationTime: '2026-11-21T00:00:00Z' } }, 'no-id', 'eventID'],
    ['a book', { 'ex:book': 'x'.repeat(40_000) }, 'large', ''],
    ['a well', { 'ex:well': JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown }, 'large', ''],
  ])('is refused for %s', (...[, change, problem, path]) => {
    // What is undefined is not there.
    const whole: Readonly<Record<string, unknown>> = { ...good, ...change };
    const raw = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    expect(judgeEvent(raw, NOW)).toEqual({ wrong: { problem, path } });
  });

  it('is known again by what it says, whatever it is called and whenever it was recorded', () => {
    const facts = (more: object) => {
      const judged = judgeEvent({ ...good, ...more }, NOW);
      return 'facts' in judged ? judged.facts : undefined;
    };
    const one = facts({});
    expect(one?.eventId).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
    expect(facts({ recordTime: '2026-11-21T00:00:00Z', '@context': 'ex:c' })?.eventId).toBe(one?.eventId);
    expect(facts({ eventID: 'urn:uuid:1' })).toMatchObject({ eventId: 'urn:uuid:1', hash: one?.hash });
    expect(facts({ bizStep: 'receiving' })?.hash).not.toBe(one?.hash);
  });

  it('knows its types', () => {
    expect([isEventType('ObjectEvent'), isEventType('constructor'), isEventType(7)]).toEqual([true, false, false]);
  });
});
