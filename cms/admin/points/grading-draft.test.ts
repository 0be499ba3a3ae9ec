import fc from 'fast-check';
import { adoptionLevels, pointGrades, type PointRuleBody, type WorkPosting } from '../../contract';
import { portionsOf } from '../../server/points/point.rules';
import {
  blankDraft,
  draftOf,
  equally,
  gradingOf,
  pointsOf,
  problemOf,
  proposed,
  remainderOf,
  rescaled,
  withoutPerson,
  withPerson,
  withShare,
  type GradingDraft,
} from './grading-draft';
import { FIRST_RULE } from './rule-draft';

const RULE: PointRuleBody = FIRST_RULE;
const ME = 'me';
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const makers = (...people: string[]) =>
  people.map((person) => ({ person, name: person, because: ['author' as const] }));
const weights = ({ shares }: GradingDraft): number[] => shares.map(({ weight }) => weight);
const graded = (...people: string[]): GradingDraft => ({ ...blankDraft(makers(...people)), grade: 'b', base: 40 });

it('begins with equal shares and without a grade, which a person gives', () => {
  const draft = blankDraft(makers('li', 'wang', 'sun'));
  expect(weights(draft)).toEqual([34, 33, 33]);
  expect(problemOf(draft, RULE, ME)).toBe('grade');
});

it.each<[string, (draft: GradingDraft) => GradingDraft]>([
  ['range', (draft) => ({ ...draft, base: 61 })],
  ['range', (draft) => ({ ...draft, base: undefined })],
  ['nobody', (draft) => ({ ...draft, shares: [] })],
  ['own', (draft) => withPerson(draft, RULE, { person: ME, name: ME })],
  ['share', (draft) => withPerson(draft, RULE, { person: 'sun', name: 'sun' })],
  ['remainder', (draft) => withShare(draft, 'li', 47)],
])('is no grading yet: %s', (problem, change) => {
  const draft = change(graded('li', 'wang'));
  expect(problemOf(draft, RULE, ME)).toBe(problem);
  expect(gradingOf(draft, RULE, ME)).toBeUndefined();
});

it('says how much is still to be shared out, and gives it to whoever is added', () => {
  const draft = withShare(graded('li', 'wang'), 'li', 47);
  expect(remainderOf(draft, RULE)).toBe(3);
  expect(weights(withPerson(draft, RULE, { person: 'sun', name: 'sun' }))).toEqual([47, 50, 3]);
  expect(remainderOf(withoutPerson(draft, 'wang'), RULE)).toBe(53);
  expect(remainderOf(withShare(draft, 'li', 60), RULE)).toBe(-10);
});

it('keeps the proportion that was meant while a number is typed', () => {
  const points = rescaled(graded('li', 'wang', 'sun'), RULE, { by: 'points' });
  expect(weights(points)).toEqual([14, 13, 13]);
  const typing = [4, undefined, 4, 60].reduce<GradingDraft>((so, base) => rescaled(so, RULE, { base }), points);
  expect(weights(typing)).toEqual([20, 20, 20]);
  const open = withShare(points, 'li', 10);
  expect(weights(rescaled(open, RULE, { base: 41 }))).toEqual([10, 13, 13]);
});

it('takes over what a machine proposes, and keeps what somebody scored', () => {
  const draft = { ...blankDraft(makers('li')), scores: { quality: 9 } };
  expect(proposed(draft, RULE, { grade: 'c', base: 20, scores: { accuracy: 10, quality: 5 } })).toMatchObject({
    ...{ grade: 'c', base: 20, scores: { accuracy: 10, quality: 9 } },
  });
});

it('begins again where a posting stands', () => {
  const shares = [
    { person: 'li', name: 'li', amount: 30 },
    { person: 'wang', name: 'wang', amount: 20 },
  ];
  // What a draft looks at of a posting.
  const posting = { grade: 'b', base: 45, adopted: ['county'], scores: {}, shares } as unknown as WorkPosting;
  const draft = draftOf(posting);
  expect(remainderOf(draft, RULE)).toBe(0);
  expect(weights(rescaled(draft, RULE, { by: 'percent' }))).toEqual([60, 40]);
});

it('shows what the house will write, and sends nothing that the house refuses', () => {
  const draft = fc.record({
    grade: fc.constantFrom(...pointGrades),
    base: fc.integer({ min: 0, max: 100 }),
    adopted: fc.subarray([...adoptionLevels]),
    by: fc.constantFrom('percent' as const, 'points' as const),
    people: fc.integer({ min: 1, max: 7 }),
    edits: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 100 })), { maxLength: 3 }),
    again: fc.boolean(),
  });
  let sent = 0;
  fc.assert(
    fc.property(draft, ({ people, edits, again, by, ...facts }) => {
      const start = { ...blankDraft(makers(...PEOPLE.slice(0, people))), ...facts, scores: {} };
      const edited = edits.reduce(
        (so, [who, weight]) => withShare(so, String(PEOPLE[who]), weight),
        rescaled(start, RULE, { by }),
      );
      const whole = edited.by === 'percent' ? 100 : remainderOf({ ...edited, shares: [] }, RULE);
      const last = again ? { ...edited, shares: equally(edited.shares, whole) } : edited;
      const grading = gradingOf(last, RULE, ME);
      if (!grading) return;
      sent += 1;
      const written = portionsOf(RULE, grading);
      if (!written.ok) throw new Error('The page sends what the house refuses');
      expect(pointsOf(last, RULE)).toEqual(
        new Map(written.value.portions.map(({ person, amount }) => [person, amount])),
      );
    }),
  );
  expect(sent).toBeGreaterThan(0);
});
