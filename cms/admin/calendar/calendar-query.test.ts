import { askedCalendar, daysShown, isOn, nameOf, readCalendar, stepped, writeCalendar } from './calendar-query';

const usual = { view: 'month', today: '2026-11-28' } as const;
const read = (address: string) => readCalendar(new URLSearchParams(address), usual);

it.each([
  ['', { view: 'month', day: '2026-11-28', open: '' }],
  ['view=list&day=2026-12-01&text=会', { view: 'list', day: '2026-12-01', text: '会' }],
  ['view=year&day=2026-02-31x', { view: 'month', day: '2026-11-28' }],
])('reads %s', (address, seen) => {
  expect(read(address)).toMatchObject(seen);
});

it('writes what it read, and nothing of what is usual', () => {
  const query = read('view=week&day=2026-12-01&open=a~b');
  expect(readCalendar(new URLSearchParams(writeCalendar(query, usual)), usual)).toEqual(query);
  expect(writeCalendar(read(''), usual)).toEqual({});
});

it.each([
  ['month', '2026-11-28', '2026-10-26', '2026-12-06', 42],
  ['month', '2027-02-10', '2027-02-01', '2027-02-28', 28],
  ['week', '2026-11-28', '2026-11-23', '2026-11-29', 7],
  ['list', '2026-11-28', '2026-11-28', '2027-01-01', 35],
] as const)('shows a %s around %s from %s to %s', (view, day, ...shown) => {
  const days = daysShown({ view, day });
  expect([days[0], days.at(-1), days.length]).toEqual(shown);
});

it('goes to the next and to the one before, over the end of the year', () => {
  expect(stepped({ view: 'month', day: '2026-12-31' }, 1)).toBe('2027-01-01');
  expect(stepped({ view: 'month', day: '2026-01-31' }, -1)).toBe('2025-12-01');
  expect(stepped({ view: 'week', day: '2026-12-31' }, 1)).toBe('2027-01-07');
});

it('asks for whole days by the clock of the stations', () => {
  expect(askedCalendar(read('view=week&station=yunze'))).toBe(
    'from=2026-11-23T00%3A00%3A00%2B08%3A00&to=2026-11-30T00%3A00%3A00%2B08%3A00&station=yunze',
  );
});

it('lays what ends at midnight on its own day only, and what goes over it on both', () => {
  const whole = { startsAt: '2026-11-27T16:00:00.000Z', endsAt: '2026-11-28T16:00:00.000Z' };
  expect(['2026-11-27', '2026-11-28', '2026-11-29'].map((day) => isOn(whole, day))).toEqual([false, true, false]);
  const night = { startsAt: '2026-11-28T14:00:00.000Z', endsAt: '2026-11-28T18:00:00.000Z' };
  expect(['2026-11-28', '2026-11-29'].map((day) => isOn(night, day))).toEqual([true, true]);
  const moment = { startsAt: '2026-11-28T02:00:00.000Z', endsAt: '2026-11-28T02:00:00.000Z' };
  expect(isOn(moment, '2026-11-28')).toBe(true);
  expect(nameOf({ happening: 'h', at: '2026-11-28T10:00' })).toBe('h~2026-11-28T10:00');
});
