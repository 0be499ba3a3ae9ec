import { clockAt, systemClock, type Clock } from './clock';
import { seededRandom, systemRandom, type Random } from './random';

/** Where new identities come from. */
export interface Ids {
  next(): string;
}

const TAIL_BITS = 74n;
const LOW_BITS = 62n;

/**
 * UUIDv7 (RFC 9562 §5.7) in strictly rising order within this process: in a busy or set-back millisecond the 74 random
 * bits are raised by a random amount instead of drawn anew (§6.2, method 2).
 */
export function timeOrderedIds({ clock, random }: { readonly clock: Clock; readonly random: Random }): Ids {
  let millisecond = -1;
  let tail = 0n;
  return {
    next: () => {
      const now = clock.now().getTime();
      if (now > millisecond) {
        millisecond = now;
        // One bit short of full, so that a millisecond has room to count upwards.
        tail = bigintOf(random.bytes(10)) >> (80n - TAIL_BITS + 1n);
      } else {
        tail += 1n + bigintOf(random.bytes(4));
      }
      return uuidOf(millisecond, tail);
    },
  };
}

/** New identities of a running host. */
export const systemIds: Ids = timeOrderedIds({ clock: systemClock, random: systemRandom });

/** The same identities for the same seed, for tests and demo data. */
export function seededIds(seed: string | number): Ids {
  return timeOrderedIds({ clock: clockAt('2026-01-01T00:00:00Z'), random: seededRandom(seed) });
}

/** Lays 48 bits of time and 74 bits of tail out as a UUID of version 7. */
export function uuidOf(millisecond: number, tail: bigint): string {
  const high = (tail >> LOW_BITS) & 0xfffn;
  const low = tail & ((1n << LOW_BITS) - 1n);
  const value = (BigInt(millisecond) << 80n) | (7n << 76n) | (high << 64n) | (2n << LOW_BITS) | low;
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Tells whether a value from outside has the form of a UUID, so that PostgreSQL never has to say so. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

function bigintOf(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
