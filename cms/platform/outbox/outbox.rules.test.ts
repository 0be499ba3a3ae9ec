import { seededRandom } from '../../kernel';
import { errorTrace, nextTry } from './outbox.rules';

describe('the wait before the next try', () => {
  const retry = { limit: 4, delay: 10, backoff: true };

  it.each([
    [1, 10_000],
    [2, 20_000],
    [3, 40_000],
    [4, 80_000],
  ])('after %i failed tries is %i ms and at most a quarter more', (tries, least) => {
    for (let seed = 0; seed < 50; seed += 1) {
      const wait = nextTry(retry, tries, seededRandom(seed));
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThan(least * 1.25);
    }
  });

  it('is spread, so that what failed together does not come back together', () => {
    const waits = new Set([1, 2, 3, 4, 5].map((seed) => nextTry(retry, 1, seededRandom(seed))));
    expect(waits.size).toBe(5);
  });

  it('ends after the last try', () => {
    expect(nextTry(retry, 5, seededRandom(1))).toBeUndefined();
    expect(nextTry({ ...retry, limit: 0 }, 1, seededRandom(1))).toBeUndefined();
  });

  it('never grows beyond an hour and a quarter, and stays the same without back-off', () => {
    expect(nextTry({ limit: 99, delay: 10, backoff: true }, 60, seededRandom(1))).toBeLessThan(4_500_000);
    expect(nextTry({ limit: 99, delay: 10, backoff: false }, 60, seededRandom(1))).toBeLessThan(12_500);
  });
});

describe('what is kept of an error', () => {
  it('names its kind, code and place, and nothing that a person typed', () => {
    const error = Object.assign(new TypeError('王芳 13800138000 is no number'), { code: 'E_PHONE' });
    const trace = errorTrace(error);
    expect(trace).toMatch(/^TypeError E_PHONE at .*outbox\.rules\.test\.ts:\d+/);
    expect(trace).not.toMatch(/13800138000|王芳/);
  });

  it('takes no text from a code or a value that is not one', () => {
    expect(errorTrace(Object.assign(new Error('x'), { code: '138 0013 8000' }))).not.toContain('138');
    expect(errorTrace('13800138000')).toBe('thrown value that is no Error');
  });
});
