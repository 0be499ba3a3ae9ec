import type { OwnOrder, PromiseProof } from '@/contract/types';
import { sha256 } from './sha256';

export const CHECKS = ['order', 'text', 'pages', 'batch', 'signature'] as const;

/** What is checked: it is this order's, its text has that hash, the pages too, it is one of the batch, and the station signed. */
export type PromiseCheckName = (typeof CHECKS)[number];
export type PromiseCheck = Readonly<Record<PromiseCheckName, boolean>>;

/** Ed25519 over bytes, by a public key of 32 bytes. */
export type Verify = (message: Uint8Array, signature: Uint8Array, key: Uint8Array) => boolean;

/** Canonical JSON (RFC 8785) of what JSON gave us: names in their order, numbers and words as JSON writes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// RFC 6962: a leaf can never be passed off as a node.
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);
const hashed = (...parts: readonly Uint8Array[]): Uint8Array => fromHex(sha256(joined(...parts)));

function rootBy({ hash, path }: Pick<PromiseProof, 'hash' | 'path'>): Uint8Array {
  return path.reduce(
    (node, step) =>
      step.side === 'left' ? hashed(NODE, fromHex(step.hash), node) : hashed(NODE, node, fromHex(step.hash)),
    hashed(LEAF, fromHex(hash)),
  );
}

const KEY_BYTES = 32;

/** An SPKI key in PEM ends in its 32 bytes. */
export const keyOf = (pem: string): Uint8Array =>
  fromBase64(pem.replaceAll(/-----[^-]+-----|\s/g, '')).slice(-KEY_BYTES);

/** The first signs of the key's hash, by which two people can compare it. */
export function fingerprint(pem: string): string {
  try {
    return sha256(keyOf(pem))
      .slice(0, 16)
      .replaceAll(/(.{4})(?=.)/g, '$1 ');
  } catch {
    return '—';
  }
}

type Told = Pick<OwnOrder, 'id' | 'hash' | 'amount' | 'lines'>;

type SaidPromise = {
  readonly order: unknown;
  readonly amount: unknown;
  readonly lines: readonly Partial<Told['lines'][number]>[];
};

function isOf(order: Told, { promise, hash }: PromiseProof): boolean {
  if (hash !== order.hash) return false;
  // What is not in it is not equal below.
  const said = JSON.parse(promise) as Partial<SaidPromise>;
  return (
    said.order === order.id &&
    said.amount === order.amount &&
    said.lines?.length === order.lines.length &&
    order.lines.every((line) =>
      said.lines?.some(({ offer, quantity, price, page }) =>
        [offer === line.offer, quantity === line.quantity, price === line.price, page === line.page].every(Boolean),
      ),
    )
  );
}

/** Whose promise it says it is. */
export function stationOf({ promise }: Pick<PromiseProof, 'promise'>): string {
  try {
    // Whatever it is becomes a word.
    return String((JSON.parse(promise) as { station?: unknown }).station);
  } catch {
    return '';
  }
}

const safely = (look: () => boolean): boolean => {
  try {
    return look();
  } catch {
    return false;
  }
};

/** Works out on the phone whether the station promised just this, with no word of the station's believed but its key. */
export function checkPromise(order: Told, proof: PromiseProof, verify: Verify): PromiseCheck {
  const { promise, hash, pages, root, signature, publicKey } = proof;
  const wanted = [...new Set(order.lines.map(({ page }) => page))];
  return {
    order: safely(() => isOf(order, proof)),
    text: safely(() => sha256(utf8(promise)) === hash),
    pages: safely(() =>
      wanted.every((page) => pages.some((one) => one.hash === page && sha256(utf8(canonical(one.body))) === page)),
    ),
    batch: safely(() => rootBy(proof).every((byte, place) => byte === fromHex(root)[place]) && root.length === 64),
    signature: safely(() => verify(fromHex(root), fromBase64(signature), keyOf(publicKey))),
  };
}
