import fc from 'fast-check';
import type { Series } from './recurrence';
import { occurrencesIn } from './recurrence';
import { carried, successorsOf } from './successors';

const aSeries = (change: Partial<Series> = {}): Series => ({
  ...{ starts: '2026-12-01T08:00', minutes: 60, zone: 'Asia/Shanghai', allDay: false, rule: 'FREQ=WEEKLY;COUNT=4' },
  ...{ except: [], changes: [], state: 'planned', title: '集市', place: '', reason: '' },
  ...change,
});
const EIGHTH = '2026-12-08T08:00';

it.each<[string, Partial<Series>, string | undefined]>([
  ['nothing', {}, EIGHTH],
  ['another hour', { starts: '2026-12-01T14:00' }, '2026-12-08T14:00'],
  ['another day of the week', { starts: '2026-12-05T08:00' }, '2026-12-12T08:00'],
  ['another rule on the same day', { rule: 'FREQ=DAILY;COUNT=9', starts: '2026-12-01T09:00' }, '2026-12-08T09:00'],
  ['another rule near by', { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4', starts: '2026-12-03T08:00' }, '2026-12-10T08:00'],
  ['fewer times', { rule: 'FREQ=WEEKLY;COUNT=1' }, undefined],
  ['another season', { rule: 'FREQ=YEARLY', starts: '2026-03-01T08:00' }, undefined],
])('after %s an occurrence is found again', (_what, change, heir) => {
  expect(successorsOf({ before: aSeries(), after: aSeries(change) }, [EIGHTH]).get(EIGHTH)).toBe(heir);
});

it('never brings back what was cancelled while its day is still in the series', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((one) => String(one).padStart(2, '0'));
  fc.assert(
    fc.property(hour, fc.integer({ min: 0, max: 5 }), fc.boolean(), (at, days, isDaily) => {
      const rule = isDaily ? 'FREQ=DAILY;COUNT=30' : 'FREQ=WEEKLY;COUNT=4';
      const off = {
        at: EIGHTH,
        state: 'cancelled',
        starts: EIGHTH,
        minutes: 60,
        title: null,
        place: null,
        reason: '',
      } as const;
      const before = aSeries({ rule, changes: [off] });
      const moved = aSeries({ rule, starts: `2026-12-0${1 + (isDaily ? 0 : days)}T${at}:00` });
      const after = { ...moved, ...carried({ before, after: moved }) };
      const span = { from: Date.parse('2026-11-30T00:00Z'), to: Date.parse('2027-02-01T00:00Z') };
      const offs = occurrencesIn(after, span).instances.filter(({ state }) => state === 'cancelled');
      expect(offs).toHaveLength(1);
      expect(occurrencesIn(after, span).instances).toHaveLength(isDaily ? 30 : 4);
    }),
  );
});
