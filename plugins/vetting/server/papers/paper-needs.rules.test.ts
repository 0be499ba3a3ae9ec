import fc from 'fast-check';
import { cases, verify } from '@hearth/cms/kernel';
import { labelSides, paperKind, paperState, productCategory, type PaperState, paperCatalogue } from '../../contract';
import { bandOf, daysLeft } from './paper-band.rules';
import { paperMachine } from './paper.machine';
import {
  dayOf,
  daysAfter,
  firstEnd,
  isAsked,
  lastDayOf,
  mayBeHandedIn,
  needsOf,
  speaksOn,
  type NeedFacts,
  type PaperFacts,
} from './paper-needs.rules';

const PLAIN = { prepackaged: false, branded: false, welfare: false, donation: false, marks: [] } as const;
const about = (category: NeedFacts['category'], supplierKind: string, facts: Partial<NeedFacts['facts']> = {}) => ({
  ...{ category, supplierKind },
  facts: { ...PLAIN, marks: [], ...facts },
});
const kindsOf = (asked: NeedFacts, lots: readonly string[] = ['l1']) => [
  ...new Set(needsOf(asked, { papers: [], lots, day: '2026-11-30' }).map(({ kind }) => kind)),
];

it.each([
  [
    'fruit of a cooperative',
    about('fresh-produce', 'cooperative'),
    [
      'business-licence',
      'conformity-certificate',
      'test-report',
      'production-record',
      'shipping-promise',
      'liability-insurance',
    ],
  ],
  [
    'fruit of one farmer',
    about('fresh-produce', 'individual'),
    ['village-certificate', 'test-report', 'production-record', 'shipping-promise', 'liability-insurance'],
  ],
  [
    'processed food in a box of a brand',
    about('processed-food', 'enterprise', { prepackaged: true, branded: true }),
    [
      ...['business-licence', 'production-licence', 'food-trade-licence', 'test-report', 'brand-authorisation'],
      ...['label-photo', 'shipping-promise'],
    ],
  ],
  [
    'organic tea for a school',
    about('tea', 'family-farm', { donation: true, welfare: true, marks: ['organic'] }),
    [
      ...['business-licence', 'production-licence', 'food-trade-licence', 'test-report', 'organic-certificate'],
      ...['shipping-promise', 'donation-agreement', 'hardship-statement'],
    ],
  ],
  ['a basket of bamboo', about('craft', 'enterprise'), ['business-licence', 'shipping-promise']],
  ['a kettle', about('electric', 'enterprise'), ['business-licence', 'ccc-certificate', 'shipping-promise']],
])('asks for what %s needs', (_what, asked, kinds) => {
  expect(kindsOf(asked).sort()).toEqual([...kinds].sort());
});

it('asks each side of a label, each lot for its own report, and once where there is no lot', () => {
  const boxed = needsOf(about('craft', 'enterprise', { prepackaged: true }), {
    papers: [],
    lots: [],
    day: '2026-11-30',
  });
  expect(boxed.filter(({ kind }) => kind === 'label-photo').map(({ side }) => side)).toEqual(labelSides);
  const reports = (lots: readonly string[]) =>
    needsOf(about('aquatic', 'enterprise'), { papers: [], lots, day: '2026-11-30' })
      .filter(({ kind }) => kind === 'test-report')
      .map(({ lot }) => lot);
  expect([reports([]), reports(['a', 'b'])]).toEqual([[null], ['a', 'b']]);
});

const aDay = fc.integer({ min: -400, max: 400 }).map((days) => daysAfter('2026-11-30', days));
const aPaper: fc.Arbitrary<PaperFacts> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...paperKind.options),
  state: fc.constantFrom<PaperState>(...paperState.options),
  supplier: fc.constantFrom('s', null),
  lot: fc.constantFrom('l1', 'l2', null),
  validFrom: aDay,
  validTo: fc.option(aDay),
  fields: fc.record({ side: fc.constantFrom(...labelSides) }),
});
const anAsked: fc.Arbitrary<NeedFacts> = fc.record({
  category: fc.constantFrom(...productCategory.options),
  supplierKind: fc.constantFrom('enterprise', 'cooperative', 'family-farm', 'individual'),
  facts: fc.record({
    ...{ prepackaged: fc.boolean(), branded: fc.boolean(), welfare: fc.boolean(), donation: fc.boolean() },
    marks: fc.subarray(['green', 'organic', 'geo'] as ('green' | 'organic' | 'geo')[]),
  }),
});

it('says accepted of nothing but an accepted paper of that kind that speaks that day', () => {
  fc.assert(
    fc.property(anAsked, fc.array(aPaper, { maxLength: 30 }), aDay, (asked, papers, day) => {
      for (const need of needsOf(asked, { papers, lots: ['l1', 'l2'], day })) {
        const paper = papers.find(({ id }) => id === need.paper);
        if (need.standing !== 'accepted') continue;
        expect(paper).toMatchObject({ kind: need.kind, state: 'accepted' });
        expect(paper && speaksOn(paper, day)).toBe(true);
        if (need.scope === 'lot') expect(paper?.lot).toBe(need.lot);
      }
    }),
  );
});

it('is never better off for a paper that was taken back, nor worse for one more that is accepted', () => {
  fc.assert(
    fc.property(anAsked, fc.array(aPaper, { maxLength: 20 }), aPaper, (asked, papers, more) => {
      const complete = (given: readonly PaperFacts[]) =>
        needsOf(asked, { papers: given, lots: ['l1'], day: '2026-11-30' });
      const accepted = (given: readonly PaperFacts[]) =>
        complete(given).filter(({ standing }) => standing === 'accepted').length;
      expect(accepted([...papers, { ...more, state: 'accepted' }])).toBeGreaterThanOrEqual(accepted(papers));
      expect(accepted([...papers, { ...more, state: 'withdrawn' }])).toBe(accepted(papers));
    }),
  );
});

it('is complete no longer on the day after its first end', () => {
  fc.assert(
    fc.property(
      anAsked,
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 40, maxLength: 40 }),
      (asked, ends) => {
        const day = '2026-11-30';
        const bare = needsOf(asked, { papers: [], lots: ['l1'], day });
        const papers = bare.map(({ kind, scope, lot, side }, index): PaperFacts => ({
          ...{ id: `${index}`, kind, lot, state: 'accepted', supplier: scope === 'supplier' ? 's' : null },
          ...{ validFrom: day, validTo: daysAfter(day, ends[index] ?? 0), fields: side === null ? {} : { side } },
        }));
        const needs = needsOf(asked, { papers, lots: ['l1'], day });
        expect(mayBeHandedIn(needs)).toBe(true);
        const end = firstEnd(needs) ?? '';
        const on = (later: string) => needsOf(asked, { papers, lots: ['l1'], day: later });
        expect([mayBeHandedIn(on(end)), mayBeHandedIn(on(daysAfter(end, 1)))]).toEqual([true, false]);
      },
    ),
  );
});

it.each([
  ['test', '2026-11-30', null, 'fresh-produce', '2027-02-28'],
  ['test', '2026-11-30', '2027-12-31', 'tea', '2027-05-29'],
  ['test', '2026-11-30', '2026-12-05', 'tea', '2026-12-05'],
  [undefined, '2026-11-30', null, 'tea', null],
  [90, '2026-11-30', '2030-01-01', undefined, '2027-02-28'],
] as const)('a paper with %s days from %s to %s for %s ends on %s', (...[days, validFrom, validTo, category, end]) => {
  const validity = { end: 'open', ...(days === undefined ? {} : { days }) } as const;
  expect(lastDayOf({ validity }, { validFrom, validTo }, category)).toBe(end);
});

it.each([
  ['2026-11-29', 'expired', -1],
  ['2026-11-30', 'week', 0],
  ['2026-12-07', 'week', 7],
  ['2026-12-08', 'month', 8],
  ['2026-12-30', 'month', 30],
  ['2026-12-31', 'fine', 31],
  [null, 'endless', null],
] as const)('a paper until %s is %s', (validTo, band, left) => {
  expect(bandOf({ validFrom: '2026-01-01', validTo }, '2026-11-30')).toBe(band);
  expect(daysLeft(validTo, '2026-11-30')).toBe(left);
});

it('counts days by the clock of the stations', () => {
  expect(dayOf(new Date('2026-11-30T15:59:59Z'))).toBe('2026-11-30');
  expect(dayOf(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12-01');
  expect(bandOf({ validFrom: '2026-12-01', validTo: null }, '2026-11-30')).toBe('not-yet');
});

it('has each line of the catalogue asked by somebody, and no kind without one', () => {
  const all = productCategory.options.flatMap((category) =>
    ['enterprise', 'individual'].map((kind) =>
      about(category, kind, {
        prepackaged: true,
        branded: true,
        welfare: true,
        donation: true,
        marks: ['green', 'organic', 'geo'],
      }),
    ),
  );
  for (const line of paperCatalogue.papers) expect(all.some((asked) => isAsked(line, asked))).toBe(true);
  expect(new Set(paperCatalogue.papers.map(({ kind }) => kind))).toEqual(new Set(paperKind.options));
});

it('has a sound machine of papers, in which nothing comes back', () => {
  expect(verify(paperMachine)).toEqual([]);
  const steps = cases(paperMachine).flatMap(({ state, event, to }) => (to ? [`${state} ${event} ${to}`] : []));
  expect(steps.sort()).toEqual([
    ...['accepted refuse refused', 'accepted withdraw withdrawn'],
    ...['filed accept accepted', 'filed refuse refused', 'filed withdraw withdrawn'],
  ]);
});
