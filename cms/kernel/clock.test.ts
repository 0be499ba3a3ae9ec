import { clockAt, systemClock } from './clock';

describe('clocks', () => {
  it('stand still until moved', () => {
    const clock = clockAt('2026-01-01T00:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(1500);
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:01.500Z');
    clock.set('2025-12-31T23:59:59Z');
    expect(clock.now().toISOString()).toBe('2025-12-31T23:59:59.000Z');
  });

  it('are not moved by a caller who changes the date it was given', () => {
    const clock = clockAt(new Date(0));
    const given = clock.now();
    given.setFullYear(1999);
    expect(clock.now().getTime()).toBe(0);
    expect(given.getFullYear()).toBe(1999);
  });

  it('refuse what is no moment', () => {
    expect(() => clockAt('soon')).toThrow(RangeError);
    expect(() => {
      clockAt(new Date(0)).advance(Number.NaN);
    }).toThrow(RangeError);
  });

  it('of the system give the time of the machine', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
