import { clockAt, systemClock, type Clock } from './clock';
import { seededRandom, systemRandom, type Random } from './random';

/** Where new identities come from. */
export interface Ids {
  next(): string;
}

/** The 74 random bits of an id, in pieces that a number holds exactly: thousands a second are counted up. */
type Tail = { high: number; middle: number; low: number };

const HIGH = 2 ** 12;
const MIDDLE = 2 ** 30;
const LOW = 2 ** 32;

/**
 * UUIDv7 (RFC 9562 §5.7) in strictly rising order within this process: in a busy or set-back millisecond the 74 random
 * bits are raised by a random amount instead of drawn anew (§6.2, method 2).
 */
export function timeOrderedIds({ clock, random }: { readonly clock: Clock; readonly random: Random }): Ids {
  let millisecond = -1;
  let tail: Tail = { high: 0, middle: 0, low: 0 };
  return {
    next: () => {
      const now = clock.now().getTime();
      if (now > millisecond) {
        millisecond = now;
        tail = tailFrom(random.bytes(10));
      } else {
        raise(tail, 1 + wordOf(random.bytes(4)));
      }
      return uuidFrom(millisecond, tail);
    },
  };
}

/** The first 73 of 80 bits: one bit short of full, so that a millisecond has room to count upwards. */
function tailFrom(bytes: Uint8Array): Tail {
  const bits = bigintOf(bytes) >> 7n;
  return { high: Number(bits >> 62n), middle: Number((bits >> 32n) & 0x3fffffffn), low: Number(bits & 0xffffffffn) };
}

function raise(tail: Tail, by: number): void {
  tail.low += by;
  if (tail.low < LOW) return;
  tail.middle += Math.floor(tail.low / LOW);
  tail.low %= LOW;
  if (tail.middle < MIDDLE) return;
  tail.middle -= MIDDLE;
  tail.high = (tail.high + 1) % HIGH;
}

/** New identities of a running host. */
export const systemIds: Ids = timeOrderedIds({ clock: systemClock, random: systemRandom });

/** The same identities for the same seed, for tests and demo data. */
export function seededIds(seed: string | number): Ids {
  return timeOrderedIds({ clock: clockAt('2026-01-01T00:00:00Z'), random: seededRandom(seed) });
}

/** Lays 48 bits of time and 74 bits of tail out as a UUID of version 7. */
export function uuidOf(millisecond: number, tail: bigint): string {
  const high = Number((tail >> 62n) & 0xfffn);
  return uuidFrom(millisecond, {
    high,
    middle: Number((tail >> 32n) & 0x3fffffffn),
    low: Number(tail & 0xffffffffn),
  });
}

function uuidFrom(millisecond: number, { high, middle, low }: Tail): string {
  const time = hex(millisecond, 12);
  const variant = (0x8000 + Math.floor(middle / 0x10000)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(high, 3)}-${variant}-${hex(middle % 0x10000, 4)}${hex(low, 8)}`;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Tells whether a value from outside has the form of a UUID, so that PostgreSQL never has to say so. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

const wordOf = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0);

function bigintOf(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
