import { clockAt } from '../../kernel';
import { createLimiter, rateScale } from './rate-limit';

describe('the limiter', () => {
  it('lets so many through a minute, says how long to wait, and begins anew', () => {
    const clock = clockAt('2026-11-21T06:00:15Z');
    const limiter = createLimiter({ clock });
    expect([1, 2, 3].map(() => limiter.take('/a', '10.0.0.1', 2))).toEqual([undefined, undefined, 45]);
    expect(limiter.take('/b', '10.0.0.1', 2)).toBeUndefined();
    expect(limiter.take('/a', '10.0.0.2', 2)).toBeUndefined();
    clock.advance(45_000);
    expect(limiter.take('/a', '10.0.0.1', 2)).toBeUndefined();
  });

  it('is scaled for all routes alike, and never to nothing', () => {
    const limiter = createLimiter({ clock: clockAt('2026-11-21T06:00:00Z'), scale: 0.01 });
    expect([1, 2, 3].map(() => limiter.take('/a', '10.0.0.1', 200))).toEqual([undefined, undefined, 60]);
    expect([1, 2].map(() => limiter.take('/b', '10.0.0.1', 2))).toEqual([undefined, 60]);
    expect(rateScale({})).toBe(1);
    expect(() => rateScale({ HEARTH_RATE_SCALE: '0' })).toThrow('above 0');
  });

  it('counts a household of IPv6 as one', () => {
    const limiter = createLimiter({ clock: clockAt('2026-11-21T06:00:00Z') });
    expect(limiter.take('/a', '2001:db8:1:2::1', 1)).toBeUndefined();
    expect(limiter.take('/a', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', 1)).toBe(60);
    expect(limiter.take('/a', '2001:db8:1:3::1', 1)).toBeUndefined();
    expect(limiter.take('/a', '::1', 1)).toBeUndefined();
    expect(limiter.take('/a', '::ffff:10.0.0.1', 1)).toBeUndefined();
    expect(limiter.take('/a', '::ffff:10.0.0.2', 1)).toBeUndefined();
  });

  it('does not grow with the number of strangers', () => {
    const limiter = createLimiter({ clock: clockAt('2026-11-21T06:00:00Z'), maxAddresses: 10 });
    for (let host = 0; host < 100; host += 1) expect(limiter.take('/a', `10.0.1.${host}`, 1)).toBeUndefined();
    // The tenth stranger after it emptied the book, so this one is counted from one again.
    expect(limiter.take('/a', '10.0.1.0', 1)).toBeUndefined();
  });
});
