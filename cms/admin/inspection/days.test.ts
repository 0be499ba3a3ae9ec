import { lastMonth, momentOf } from './days';

it('knows the month that is over, by the clock of the station', () => {
  expect(lastMonth(new Date('2026-11-30T17:00:00Z'))).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(lastMonth(new Date('2026-01-15T00:00:00Z'))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

it('begins a day at midnight in Shanghai and ends it with the next', () => {
  expect([momentOf('2026-11-01'), momentOf('2026-11-30', 1)]).toEqual([
    '2026-10-31T16:00:00.000Z',
    '2026-11-30T16:00:00.000Z',
  ]);
});
