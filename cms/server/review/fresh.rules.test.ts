import fc from 'fast-check';
import { signOffOf, staleBecause } from './fresh.rules';

const now = new Date('2026-11-28T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const signed = (days: number, rulesVersion = 'yunze/col/3') => ({ at: daysAgo(days), rulesVersion });
const rules = (freshDays: number | null, freshRules: boolean, version = 'yunze/col/3') => ({
  ...{ rules: { freshDays, freshRules }, version },
});

it.each([
  ['young enough', signed(29), rules(30, true), undefined],
  ['the very last moment', signed(30), rules(30, true), undefined],
  ['too old', signed(30.001), rules(30, true), 'age'],
  ['old where nobody asks', signed(4_000), rules(null, false), undefined],
  ['signed by other rules', signed(1, 'yunze/col/2'), rules(30, true), 'rules'],
  ['signed by other rules, which do not matter here', signed(1, 'yunze/col/2'), rules(30, false), undefined],
  [
    'corrected on the fast lane of the same rules',
    signed(1, 'yunze/col/3+correction/2026-1'),
    rules(30, true),
    undefined,
  ],
  ['signed by nobody because nobody has to', undefined, rules(1, true), undefined],
])('%s', (...[, signOff, held, expected]) => {
  expect(staleBecause(signOff, held, now)).toBe(expected);
});

it('once stale by age stays stale until somebody signs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 365 }), fc.nat(400), (age, days, later) => {
      const held = rules(days, false);
      const isStale = (at: Date): boolean => staleBecause(signed(age), held, at) === 'age';
      return !isStale(now) || isStale(new Date(now.getTime() + later * 86_400_000));
    }),
  );
});

it('goes by the last review that covers the words, and by no proof', () => {
  const one = (days: number, kind: string, hash: string) => ({ ...signed(days), kind, covers: new Set([hash]) });
  const all = [one(9, 'review', 'a'), one(5, 'review', 'a'), one(1, 'proof', 'a'), one(2, 'review', 'b')];
  expect(signOffOf(all, 'a')?.at).toEqual(daysAgo(5));
  expect(signOffOf(all, 'c')).toBeUndefined();
});
