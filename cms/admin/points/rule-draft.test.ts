import fc from 'fast-check';
import { adoptionLevels, pointFactors, pointGrades, pointRuleBody, type PointRuleBody } from '../../contract';
import { FIRST_RULE, isSame, problemsOf } from './rule-draft';

const withGrade = (grade: keyof PointRuleBody['grades'], change: Partial<PointRuleBody['grades']['a']>) => ({
  ...FIRST_RULE,
  grades: { ...FIRST_RULE.grades, [grade]: { ...FIRST_RULE.grades[grade], ...change } },
});

it.each([
  ['range', withGrade('a', { from: 101 })],
  ['overlap', withGrade('b', { from: 30 })],
  ['floor', withGrade('b', { floor: 40 })],
  ['last', withGrade('d', { floor: 1 })],
  ['factors', { ...FIRST_RULE, factors: Object.fromEntries(pointFactors.map((one) => [one, 0])) }],
  ['posts', { ...FIRST_RULE, quotas: [...FIRST_RULE.quotas, ...FIRST_RULE.quotas] }],
])('says what is wrong: %s', (word, rule) => {
  expect(problemsOf(rule as PointRuleBody).map((problem) => problem.word)).toContain(word);
});

it('finds fault with exactly what the contract refuses', () => {
  expect(problemsOf(FIRST_RULE)).toEqual([]);
  const small = fc.integer({ min: 0, max: 6 });
  const range = fc.record({ from: small, to: small, floor: small });
  const rule = fc.record({
    grades: fc.record({ a: range, b: range, c: range, d: range }),
    factors: fc.record(Object.fromEntries(pointFactors.map((one) => [one, fc.integer({ min: 0, max: 1 })]))),
    adoption: fc.record(Object.fromEntries(adoptionLevels.map((one) => [one, small]))),
    quotas: fc.array(fc.record({ role: fc.constantFrom('reporter', 'editor'), points: small }), { maxLength: 2 }),
  });
  // Most ranges drawn at random overlap; a few that lie above each other make the other half.
  const steps = fc.constantFrom(...[FIRST_RULE, ...pointGrades.map((grade) => withGrade(grade, { floor: 50 }))]);
  const lain = fc.tuple(rule, steps).map(([drawn, { grades }]) => ({ ...drawn, grades }));
  fc.assert(
    fc.property(fc.oneof(rule, lain), (drawn) => {
      // Drawn with all the names of a rule, which records built by name do not show.
      const draft = drawn as PointRuleBody;
      expect(problemsOf(draft).length === 0).toBe(pointRuleBody.safeParse(draft).success);
    }),
  );
});

it('knows a rule again whatever the order of its posts', () => {
  const { quotas } = FIRST_RULE;
  expect(isSame(FIRST_RULE, { ...FIRST_RULE, quotas: [...quotas].reverse() })).toBe(true);
  expect(isSame(FIRST_RULE, withGrade('a', { to: 99 }))).toBe(false);
});
