import { mayHaveParcels, shownEvents } from './parcel.rules';

const EVENTS = [4, 3, 2, 1].map((n) => ({ at: `2026-11-0${n}T00:00:00Z`, code: '', text: `${n}` }));

it('shows the newest three until all are wanted', () => {
  expect(shownEvents(EVENTS, false).map(({ text }) => text)).toEqual(['4', '3', '2']);
  expect(shownEvents(EVENTS, true)).toEqual(EVENTS);
});

it('asks for parcels as soon as one may be packed', () => {
  expect(mayHaveParcels('awaiting-payment')).toBe(false);
  expect((['confirmed', 'picking', 'shipped', 'delivered', 'closed'] as const).every(mayHaveParcels)).toBe(true);
});
