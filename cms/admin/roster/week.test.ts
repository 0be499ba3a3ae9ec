import fc from 'fast-check';
import { dayOf, daysLater, daysOf, endOf, hourOf, isDay, momentOf, mondayOf } from './week';

describe('the station’s week', () => {
  it.each([
    ['2026-11-21T15:59:59Z', '2026-11-21', '23:59'],
    ['2026-11-21T16:00:00Z', '2026-11-22', '00:00'],
    ['2026-11-21T08:30:00+08:00', '2026-11-21', '08:30'],
  ])('%s is %s %s there', (moment, day, hour) => {
    expect([dayOf(moment), hourOf(moment)]).toEqual([day, hour]);
  });

  it.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-21', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it.each([
    ['08:00', '16:00', '2026-11-21T16:00:00+08:00'],
    ['22:00', '06:00', '2026-11-22T06:00:00+08:00'],
    ['08:00', '08:00', '2026-11-22T08:00:00+08:00'],
  ])('a shift from %s to %s ends at %s', (from, to, expected) => {
    expect(endOf('2026-11-21', from, to)).toBe(expected);
  });

  it('goes there and back', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: -400, max: 400 }), (date, count) => {
        const day = dayOf(date.getTime());
        expect(dayOf(momentOf(day, hourOf(date.getTime())))).toBe(day);
        expect(daysLater(daysLater(day, count), -count)).toBe(day);
        expect(daysOf(mondayOf(day))).toContain(day);
      }),
    );
  });

  it.each([
    ['2026-11-21', true],
    ['2026-13-41', false],
    ['yesterday', false],
    [null, false],
  ])('takes %s for a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
