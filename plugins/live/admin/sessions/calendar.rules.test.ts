import fc from 'fast-check';
import { askedSessions, beginOf, dayOf, daysLater, daysShown, hourOf, isDay, stepped } from './calendar.rules';

it('keeps the days of the stations, whatever the laptop’s clock is', () => {
  expect(dayOf('2026-11-30T15:59:59Z')).toBe('2026-11-30');
  expect(dayOf('2026-11-30T16:00:00Z')).toBe('2026-12-01');
  expect(hourOf('2026-11-30T12:30:00Z')).toBe('20:30');
  expect(beginOf('2026-12-01')).toBe('2026-11-30T16:00:00.000Z');
});

it.each([
  { view: 'week', day: '2026-11-30', first: '2026-11-30', count: 7 },
  { view: 'week', day: '2026-12-06', first: '2026-11-30', count: 7 },
  { view: 'month', day: '2026-11-30', first: '2026-10-26', count: 42 },
  { view: 'month', day: '2026-02-14', first: '2026-01-26', count: 35 },
  { view: 'month', day: '2027-02-01', first: '2027-02-01', count: 28 },
] as const)('a $view with $day begins on $first and has $count days', ({ view, day, first, count }) => {
  const days = daysShown(view, day);
  expect([days[0], days.length]).toEqual([first, count]);
});

it('shows every day once, the one that was asked for among them, from Monday to Sunday', () => {
  const moments = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });
  fc.assert(
    fc.property(moments, fc.constantFrom('week' as const, 'month' as const), (moment, view) => {
      const day = dayOf(moment);
      const days = daysShown(view, day);
      expect(days).toContain(day);
      expect(days.length % 7).toBe(0);
      expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(days).toEqual(days.map((_, place) => daysLater(days[0] ?? '', place)));
    }),
  );
});

it('goes on by a week or a month', () => {
  expect(stepped('week', '2026-12-28', 1)).toBe('2027-01-04');
  expect(stepped('month', '2026-12-28', 1)).toBe('2027-01-01');
  expect(stepped('month', '2026-03-31', -1)).toBe('2026-02-01');
});

it('asks for the days that are shown, and for a list for all', () => {
  expect(askedSessions('week', '2026-11-30', '')).toBe(
    'from=2026-11-29T16%3A00%3A00.000Z&to=2026-12-06T16%3A00%3A00.000Z&limit=200',
  );
  expect(askedSessions('list', '2026-11-30', '茶')).toBe('search=%E8%8C%B6&rehearsals=true');
  expect([isDay('2026-11-30'), isDay('2026-13-01'), isDay('today'), isDay(null)]).toEqual([true, false, false, false]);
});
