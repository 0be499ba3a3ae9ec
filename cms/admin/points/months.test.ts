import { monthsUntil } from './months';

it('counts months back over the turn of a year, by the station’s clock', () => {
  // In Shanghai it is the first of January already.
  expect(monthsUntil(new Date('2026-12-31T20:00:00Z'), 3)).toEqual(['2027-01', '2026-12', '2026-11']);
});
