import { createHash } from 'node:crypto';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one spelling of a JSON value (RFC 8785): the same facts give the same bytes in every language, so a hash can be
 * checked without our code. Throws a TypeError naming the place where a value is not JSON.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { path: '$', within: new Set() });
}

/** SHA-256, in lower-case hex, of the canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

interface Place {
  readonly path: string;
  readonly within: ReadonlySet<object>;
}

function write(value: unknown, place: Place): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, place);
  if (typeof value === 'number') return writeNumber(value, place);
  if (typeof value !== 'object') return refuse(`${typeof value}${hintFor(value)}`, place);
  if (place.within.has(value)) return refuse('a value that contains itself', place);
  const inside = new Set(place.within).add(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    // Array.from, not map: map would skip the holes of a sparse array.
    return `[${Array.from(items, (item, index) => write(item, { path: `${place.path}[${index}]`, within: inside })).join()}]`;
  }
  if (!isPlain(value)) return refuse(`${value.constructor.name}; turn it into plain data first`, place);
  // The default sort compares UTF-16 code units, which is the order the RFC asks for.
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const member: unknown = Reflect.get(value, key);
      return `${writeString(key, place)}:${write(member, { path: `${place.path}.${key}`, within: inside })}`;
    });
  return `{${members.join()}}`;
}

function writeNumber(value: number, place: Place): string {
  if (!Number.isFinite(value)) return refuse(String(value), place);
  // ECMAScript's number formatting is the RFC's, and writes -0 as 0.
  return JSON.stringify(value);
}

function writeString(value: string, place: Place): string {
  if (LONE_SURROGATE.test(value)) return refuse('a string with half a surrogate pair', place);
  return JSON.stringify(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The root prototype of any realm counts: data may come from a worker or a vm context.
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}

function hintFor(value: unknown): string {
  if (typeof value === 'bigint') return '; write it as a string';
  if (value === undefined) return '; leave the key out or use null';
  return '';
}

function refuse(what: string, { path }: Place): never {
  throw new TypeError(`canonical JSON cannot hold ${what} (at ${path})`);
}
