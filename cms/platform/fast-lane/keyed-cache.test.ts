import fc from 'fast-check';
import { clockAt } from '../../kernel';
import { createKeyedCache, type CacheOptions, type KeyedCache } from './keyed-cache';

type Loading = { readonly key: string; resolve(value: string): void; reject(error: unknown): void };

function aCache(options: Partial<CacheOptions<string>> = {}) {
  const clock = clockAt('2026-11-21T06:00:00Z');
  const loadings: Loading[] = [];
  const failures: unknown[] = [];
  const cache: KeyedCache<string> = createKeyedCache<string>(
    {
      name: 'test',
      maxEntries: 3,
      load: (key) => new Promise((resolve, reject) => void loadings.push({ key, resolve, reject })),
      ...options,
    },
    { clock, loadFailed: (_name, error) => void failures.push(error) },
  );
  return { cache, clock, loadings, failures };
}

/** Lets everything run that is ready to. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a keyed cache', () => {
  it('loads once for all who ask meanwhile', async () => {
    const { cache, loadings } = aCache();
    const asked = [cache.get('a'), cache.get('a'), cache.get('a')];
    await settle();
    expect(loadings).toHaveLength(1);
    loadings[0]!.resolve('one');
    expect(await Promise.all(asked)).toEqual(['one', 'one', 'one']);
    expect(cache.peek('a')).toBe('one');
  });

  it('never keeps what began to load before it was told to forget', async () => {
    const { cache, loadings } = aCache();
    const early = cache.get('a');
    await settle();
    cache.forget();
    const late = cache.get('a');
    await settle();
    expect(loadings).toHaveLength(2);
    loadings[1]!.resolve('after the change');
    expect(await late).toBe('after the change');
    loadings[0]!.resolve('before the change');
    expect(await early).toBe('before the change');
    await settle();
    expect(cache.peek('a')).toBe('after the change');
  });

  it('forgets only what matches, also among what is loading', async () => {
    const { cache, loadings } = aCache();
    const both = [cache.get('a'), cache.get('b')];
    await settle();
    cache.forget((key) => key === 'a');
    for (const { key, resolve } of loadings) resolve(key);
    await Promise.all(both);
    expect(cache.peek('a')).toBeUndefined();
    expect(cache.peek('b')).toBe('b');
  });

  it('keeps no failure, and tells everybody who waited', async () => {
    const { cache, loadings } = aCache();
    const asked = [cache.get('a'), cache.get('a')];
    const outcomes = Promise.allSettled(asked);
    await settle();
    loadings[0]!.reject(new Error('database gone'));
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = cache.get('a');
    await settle();
    loadings[1]!.resolve('back');
    expect(await again).toBe('back');
  });

  it('gives a stale value once more while it loads a new one, but not for ever', async () => {
    const { cache, clock, loadings, failures } = aCache({ maxAge: 1_000, staleWhileRevalidate: 500 });
    const first = cache.get('a');
    await settle();
    loadings[0]!.resolve('old');
    await first;
    clock.advance(1_200);
    expect(cache.peek('a')).toBe('old');
    await settle();
    expect(loadings).toHaveLength(2);
    loadings[1]!.reject(new Error('database gone'));
    await settle();
    expect(failures).toHaveLength(1);
    clock.advance(400);
    expect(cache.peek('a')).toBeUndefined();
  });

  it('keeps "not there" apart, so that guessing pushes no answer out', async () => {
    const { cache, loadings } = aCache({ isNegative: (value) => value === 'none', maxNegatives: 2 });
    const real = cache.get('real');
    await settle();
    loadings[0]!.resolve('story');
    await real;
    for (let guess = 0; guess < 50; guess += 1) {
      const asked = cache.get(`guess-${guess}`);
      await settle();
      loadings[guess + 1]!.resolve('none');
      await asked;
    }
    expect(cache.peek('real')).toBe('story');
    expect(cache.size).toBe(3);
  });

  it('keeps what is asked for, and never more than its bound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 40 }), async (keys) => {
        const { cache } = aCache({ load: async (key) => key });
        for (const key of keys) expect(await cache.get(key)).toBe(key);
        expect(cache.size).toBeLessThanOrEqual(3);
        const latest = [...new Set([...keys].reverse())].slice(0, 3);
        expect(latest.map((key) => cache.peek(key))).toEqual(latest);
      }),
    );
  });
});
