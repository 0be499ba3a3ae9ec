import fc from 'fast-check';
import { adoptionLevels, pointGrades, pointRuleBody, type PointRuleBody } from '../../contract';
import { mayAppeal, mayClose, monthAfter, monthOf } from './month.rules';
import {
  bonusOf,
  entriesOf,
  missingTo,
  portionsOf,
  proposalOf,
  quotaOf,
  reversed,
  ruleFor,
  scoresOf,
  splitPoints,
  takenBack,
} from './point.rules';
import { pointsUnder, whatIf, type PastWork } from './what-if.rules';

const RULE: PointRuleBody = {
  grades: {
    a: { from: 120, to: 200, floor: 85 },
    b: { from: 80, to: 119, floor: 70 },
    c: { from: 51, to: 70, floor: 50 },
    d: { from: 20, to: 50, floor: 0 },
  },
  factors: { planning: 10, timeliness: 20, accuracy: 20, quality: 20, response: 10, difficulty: 10, workload: 10 },
  adoption: { national: 200, provincial: 100, municipal: 50, county: 20 },
  quotas: [
    { role: 'reporter', points: 600 },
    { role: 'editor', points: 400 },
  ],
};
const LI = '00000000-0000-7000-8000-000000000001';
const WANG = '00000000-0000-7000-8000-000000000002';
const SUN = '00000000-0000-7000-8000-000000000003';
const inThree = [LI, WANG, SUN].map((person, at) => ({ person, weight: at === 0 ? 34 : 33 }));
const evenly = [LI, WANG, SUN].map((person) => ({ person, weight: 1 }));
const sum = (all: readonly { readonly amount: number }[]): number => all.reduce((so, { amount }) => so + amount, 0);

it('counts only the highest level that adopted a work', () => {
  expect(bonusOf(RULE, [])).toBe(0);
  expect(bonusOf(RULE, ['county'])).toBe(20);
  expect(bonusOf(RULE, ['county', 'national', 'provincial'])).toBe(200);
});

it.each([
  [10, { grade: 'a', base: 200 }],
  [8, { grade: 'b', base: 106 }],
  [5, { grade: 'c', base: 51 }],
  [0, { grade: 'd', base: 20 }],
])('proposes for %i of 10 in each factor %o', (score, expected) => {
  const scores = Object.fromEntries(Object.keys(RULE.factors).map((factor) => [factor, score]));
  expect(proposalOf(RULE, scores)).toEqual(expected);
});

it.each([
  [{ errors: null, isLate: null }, {}],
  [
    { errors: 0, isLate: false },
    { accuracy: 10, timeliness: 8 },
  ],
  [
    { errors: 13, isLate: true },
    { accuracy: 0, timeliness: 3 },
  ],
])('scores of %o only what it can know', (facts, scores) => {
  expect(scoresOf(facts)).toEqual(scores);
});

it('takes a posting back by one of now, so that the month of the other keeps its sums', () => {
  const old = { id: 'a', month: '2026-09', byPerson: LI, reason: null, reverses: null, points: 3 };
  const back = takenBack(old, entriesOf(3, [{ person: SUN, amount: 3 }]), {
    ...{ id: 'b', month: '2026-10', byPerson: WANG, reason: '有误' },
  });
  expect(back).toEqual({
    ...{ id: 'b', month: '2026-10', byPerson: WANG, reason: '有误', reverses: 'a', points: 3 },
    entries: [
      { account: 'work', amount: 3 },
      { account: { person: SUN }, amount: -3 },
    ],
  });
});

it('splits by percent with the largest remainder and takes points as they are said', () => {
  const split = portionsOf(RULE, { grade: 'b', base: 100, adopted: [], by: 'percent', shares: inThree });
  expect(split).toMatchObject({ ok: true, value: { points: 100 } });
  expect(splitPoints(100, evenly).map(({ amount }) => amount)).toEqual([34, 33, 33]);
  const said = [
    { person: LI, weight: 90 },
    { person: WANG, weight: 30 },
  ];
  const by = { grade: 'b', base: 100, adopted: ['county'], by: 'points', shares: said } as const;
  expect(portionsOf(RULE, { ...by, adopted: [...by.adopted] })).toMatchObject({ ok: true, value: { points: 120 } });
  expect(portionsOf(RULE, { ...by, adopted: [] })).toMatchObject({
    ok: false,
    error: { code: 'POINTS.SHARES_DIFFER', details: { points: 100, shares: 120 } },
  });
  expect(portionsOf(RULE, { ...by, adopted: [], base: 120 })).toMatchObject({
    ok: false,
    error: { code: 'POINTS.OUT_OF_RANGE', details: { from: 80, to: 119 } },
  });
});

const weights = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 30 });
const points = fc.integer({ min: 0, max: 20_000 });

it('never loses or makes a point: the shares are the work, a posting is nothing, and taking it back leaves nothing', () => {
  fc.assert(
    fc.property(points, weights, (whole, given) => {
      const portions = splitPoints(
        whole,
        given.map((weight, at) => ({ person: String(at), weight })),
      );
      const all = given.reduce((so, weight) => so + weight, 0);
      expect(sum(portions)).toBe(whole);
      for (const [at, { amount }] of portions.entries())
        expect(Math.abs(amount - (whole * given[at]!) / all)).toBeLessThan(1);
      const entries = entriesOf(whole, portions);
      expect(sum(entries)).toBe(0);
      const back = reversed(entries);
      for (const [at, { account, amount }] of entries.entries())
        expect(back[at]).toEqual({ account, amount: amount === 0 ? 0 : -amount });
    }),
  );
});

it('proposes within the range of its grade, and never less for a better score', () => {
  const score = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(RULE.factors)), score, score, (factor, given, rest) => {
      const all = Object.fromEntries(Object.keys(RULE.factors).map((one) => [one, rest]));
      const low = proposalOf(RULE, { ...all, [factor]: given });
      const high = proposalOf(RULE, { ...all, [factor]: given + 1 });
      const { from, to } = RULE.grades[low.grade];
      expect(low.base).toBeGreaterThanOrEqual(from);
      expect(low.base).toBeLessThanOrEqual(to);
      expect(high.base).toBeGreaterThanOrEqual(low.base);
    }),
  );
});

it('takes the rule that holds in a month, and the highest quota of several posts', () => {
  const rules = [
    { version: 1, validFrom: '2026-01' },
    { version: 2, validFrom: '2026-06' },
    { version: 3, validFrom: '2026-03' },
  ];
  expect(['2025-12', '2026-02', '2026-04', '2026-11'].map((month) => ruleFor(rules, month)?.version)).toEqual([
    undefined,
    1,
    3,
    3,
  ]);
  expect([['reporter', 'editor'], ['editor'], ['host']].map((roles) => quotaOf(RULE, roles))).toEqual([600, 400, null]);
  const months = [
    { total: -20, quota: 600 },
    { total: 700, quota: 600 },
    { total: 0, quota: null },
  ];
  expect(months.map(missingTo)).toEqual([620, 0, 0]);
});

it('keeps months by the clock of the station, closes them in order, and hears appeals for two months', () => {
  expect(monthOf(new Date('2026-10-31T15:59:59Z'))).toBe('2026-10');
  expect(monthOf(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11');
  expect([monthAfter('2026-09'), monthAfter('2026-12')]).toEqual(['2026-10', '2027-01']);
  const books = { open: '2026-10', now: '2026-11' };
  expect(['2026-09', '2026-10', '2026-11'].map((month) => mayClose(month, books))).toEqual([false, true, false]);
  expect(mayClose('2026-12', { open: '2026-12', now: '2026-11' })).toBe(false);
  expect(['2026-08', '2026-09', '2026-10'].map((month) => mayAppeal(month, '2026-10'))).toEqual([false, true, true]);
});

it('shows who gains and who loses by a draft, and nobody by the same rule', () => {
  const draft = { ...RULE, grades: { ...RULE.grades, b: { from: 90, to: 110, floor: 70 } } };
  const works: readonly PastWork[] = [
    {
      ...{ grade: 'b', base: 119, adopted: ['county'], rule: RULE },
      portions: [
        { person: LI, amount: 100 },
        { person: WANG, amount: 39 },
      ],
    },
    { grade: 'b', base: 80, adopted: [], rule: RULE, portions: [{ person: SUN, amount: 80 }] },
  ];
  expect(works.map((work) => pointsUnder(draft, work))).toEqual([130, 90]);
  expect(whatIf(draft, works)).toEqual([
    { person: LI, before: 100, after: 94 },
    { person: WANG, before: 39, after: 36 },
    { person: SUN, before: 80, after: 90 },
  ]);
  for (const { before, after } of whatIf(RULE, works)) expect(after).toBe(before);
});

it('takes no rule whose grades overlap or whose factors weigh nothing', () => {
  expect(pointRuleBody.safeParse(RULE).success).toBe(true);
  const overlapping = { ...RULE.grades, b: { from: 60, to: 119, floor: 70 } };
  expect(pointRuleBody.safeParse({ ...RULE, grades: overlapping }).success).toBe(false);
  const nothing = Object.fromEntries(Object.keys(RULE.factors).map((factor) => [factor, 0]));
  expect(pointRuleBody.safeParse({ ...RULE, factors: nothing }).success).toBe(false);
  const twice = [...RULE.quotas, ...RULE.quotas];
  expect(pointRuleBody.safeParse({ ...RULE, quotas: twice }).success).toBe(false);
  expect([pointGrades[0], adoptionLevels[0]]).toEqual(['a', 'national']);
});
