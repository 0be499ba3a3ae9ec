import { clockOf, minutesOf } from './minutes';

describe('minutes of the day', () => {
  it('are what a clock shows, and back', () => {
    for (let minutes = 0; minutes < 1440; minutes += 1) expect(minutesOf(clockOf(minutes))).toBe(minutes);
    expect([clockOf(0), clockOf(7 * 60 + 5), clockOf(1439)]).toEqual(['00:00', '07:05', '23:59']);
  });

  it.each(['', '7:05', '24:00', '07:60', '07:05:00', 'noon'])('are not taken from %p', (text) => {
    expect(minutesOf(text)).toBeUndefined();
  });
});
