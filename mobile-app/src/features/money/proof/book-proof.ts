import { sha256 } from '@/data/sha256';

/** A posting as its hash covers it: every field, and through `previous` everything booked before it. */
export interface PostingBody {
  readonly station: string;
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly ref: string;
  readonly at: string;
  readonly booked: string;
  /** Account and fen in digits, debit above zero. */
  readonly entries: readonly (readonly [account: string, fen: string])[];
  readonly previous: string;
}

/** What a day's signature covers. */
export interface DayBody {
  readonly station: string;
  readonly day: string;
  readonly first: number;
  readonly last: number;
  readonly root: string;
  readonly head: string;
}

/** One step from a leaf towards the root: the other half, and the side on which it stands. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** The text that a posting's hash is made from: canonical JSON (RFC 8785), its keys already in order. */
export function postingText({ at, booked, entries, id, kind, previous, ref, seq, station }: PostingBody): string {
  return JSON.stringify({ at, booked, entries, id, kind, previous, ref, seq, station });
}

/** The text that a day's root is signed as: canonical JSON, its keys already in order. */
export function dayText({ day, first, head, last, root, station }: DayBody): string {
  return JSON.stringify({ day, first, head, last, root, station });
}

/** The hash of a posting, as the station's books have it. */
export const hashOf = (body: PostingBody): string => sha256(utf8(postingText(body)));

/** The root that a hash leads to along a path (RFC 6962), with no word of the station believed. */
export function rootAlong(hash: string, path: readonly ProofStep[]): string {
  return path.reduce(
    (node, step) => (step.side === 'left' ? above(step.hash, node) : above(node, step.hash)),
    sha256(joined([LEAF, bytesOfHex(hash)])),
  );
}

// Leaves and nodes are marked: a leaf can never be passed off as a node.
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

const above = (left: string, right: string): string => sha256(joined([NODE, bytesOfHex(left), bytesOfHex(right)]));

/** The bytes of a text on the wire. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes that two digits each stand for. */
export const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Parts one after another. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
