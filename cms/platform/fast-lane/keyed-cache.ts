import type { Clock } from '../../kernel';
import { createBoundedMap } from './bounded-map';

/** A cache that many readers share: one load per key, bounded, and emptied by events. */
export type KeyedCache<T> = {
  /** What is kept under a key now, without waiting; a stale value is given once more while it is loaded anew. */
  peek(key: string): T | undefined;
  get(key: string): Promise<T>;
  /** Drops what matches. A load that began before is answered to those who wait for it and never kept. */
  forget(matches?: (key: string) => boolean): void;
  readonly size: number;
};

/** How a cache loads and how much it keeps. */
export type CacheOptions<T> = {
  readonly name: string;
  load(key: string): Promise<T>;
  readonly maxEntries: number;
  /** Milliseconds until a value is looked at again, in case an event was lost. */
  readonly maxAge?: number;
  /** Milliseconds after `maxAge` in which the old value is still given while a new one loads. */
  readonly staleWhileRevalidate?: number;
  /** Says that a value is a "not there"; those live apart, so that guessing addresses cannot push real answers out. */
  isNegative?(value: T): boolean;
  readonly maxNegatives?: number;
};

/** What a cache needs from its host. */
export type CachePorts = { readonly clock: Clock; readonly loadFailed: (name: string, error: unknown) => void };

/** Makes a cache. Keys must be normalised and validated by the caller: whatever arrives here may take a place. */
export function createKeyedCache<T>(options: CacheOptions<T>, { clock, loadFailed }: CachePorts): KeyedCache<T> {
  const shelf = createShelf(options);
  const flights = new Map<string, { readonly promise: Promise<T> }>();

  const load = (key: string): Promise<T> => {
    const known = flights.get(key);
    if (known) return known.promise;
    const flight = { promise: landed() };
    flights.set(key, flight);
    return flight.promise;

    async function landed(): Promise<T> {
      // A turn of the loop, so that the flight is in the list before the loader can finish.
      await Promise.resolve();
      try {
        const value = await options.load(key);
        // A flight that is no longer in the list was forgotten: its value may be from before the change.
        if (flights.get(key) === flight) shelf.put(key, value, clock.now().getTime());
        return value;
      } finally {
        if (flights.get(key) === flight) flights.delete(key);
      }
    }
  };
  const peek = (key: string): T | undefined => {
    const found = shelf.find(key, () => clock.now().getTime());
    if (found?.isStale) {
      load(key).catch((error: unknown) => {
        loadFailed(options.name, error);
      });
    }
    return found?.value;
  };

  return {
    peek,
    get: async (key) => peek(key) ?? load(key),
    forget(matches) {
      shelf.forget(matches);
      for (const key of [...flights.keys()]) if (!matches || matches(key)) flights.delete(key);
    },
    get size() {
      return shelf.size();
    },
  };
}

type Entry<T> = { readonly value: T; readonly loadedAt: number };
type Shelf<T> = {
  put(key: string, value: T, now: number): void;
  find(key: string, now: () => number): { readonly value: T; readonly isStale: boolean } | undefined;
  forget(matches?: (key: string) => boolean): void;
  size(): number;
};

/** Where values lie: answers and "not there" apart, each bounded, each with its age. */
function createShelf<T>(options: CacheOptions<T>): Shelf<T> {
  const kept = createBoundedMap<Entry<T>>(options.maxEntries);
  const negatives = createBoundedMap<Entry<T>>(options.maxNegatives ?? Math.max(16, options.maxEntries >> 2));
  const { maxAge, staleWhileRevalidate = 0 } = options;
  return {
    put(key, value, now) {
      const [mine, other] = options.isNegative?.(value) ? [negatives, kept] : [kept, negatives];
      other.delete(key);
      mine.set(key, { value, loadedAt: now });
    },
    find(key, now) {
      const entry = kept.get(key) ?? negatives.get(key);
      // The clock is asked only where age matters: this runs for each request.
      if (!entry || maxAge === undefined) return entry && { value: entry.value, isStale: false };
      const age = now() - entry.loadedAt;
      return age > maxAge + staleWhileRevalidate ? undefined : { value: entry.value, isStale: age > maxAge };
    },
    forget(matches) {
      for (const map of [kept, negatives]) {
        for (const key of [...map.keys()]) if (!matches || matches(key)) map.delete(key);
      }
    },
    size: () => kept.size + negatives.size,
  };
}
