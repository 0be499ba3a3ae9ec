import fc from 'fast-check';
import { ONCE, repeatOf, ruleOf, weekdayOf, WEEKDAYS, type RepeatDraft } from './repeat-draft';

const START = '2026-11-28';

it.each([
  [ONCE, null],
  [{ ...ONCE, freq: 'DAILY', interval: 3 }, 'FREQ=DAILY;INTERVAL=3'],
  [{ ...ONCE, freq: 'WEEKLY', days: ['TH', 'MO'] }, 'FREQ=WEEKLY;BYDAY=MO,TH'],
  [{ ...ONCE, freq: 'MONTHLY', monthBy: 'weekday' }, 'FREQ=MONTHLY;BYDAY=4SA'],
  [{ ...ONCE, freq: 'YEARLY', until: '2030-01-01' }, 'FREQ=YEARLY;UNTIL=20300101'],
] as const)('writes %j as %s', (draft, rule) => {
  expect(ruleOf(draft, START)).toBe(rule);
});

it.each([
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=WEEKLY;COUNT=4',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=DAILY;UNTIL=20261201T155959Z',
])('keeps %s as it is: the form has no fields for all of it', (rule) => {
  const draft = repeatOf(rule, START);
  expect([draft.freq, ruleOf(draft, START)]).toEqual(['own', rule]);
});

it('reads back whatever it wrote', () => {
  const draft: fc.Arbitrary<RepeatDraft> = fc.record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 9 }),
    days: fc.subarray([...WEEKDAYS]),
    monthBy: fc.constantFrom('date', 'weekday'),
    until: fc.constantFrom('', '2027-03-31'),
    own: fc.constant(''),
  });
  fc.assert(
    fc.property(draft, (one) => {
      const rule = ruleOf(one, START);
      expect(ruleOf(repeatOf(rule, START), START)).toBe(rule);
      expect(repeatOf(rule, START).freq).toBe(one.freq);
    }),
  );
});

it('knows the last weekday of a month', () => {
  expect(weekdayOf('2026-11-30')).toEqual({ weekday: 'MO', nth: -1 });
});
