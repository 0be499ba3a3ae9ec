/** A posting as its hash covers it: every field, and through `previous` everything booked before it. */
export type PostingBody = {
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
};

/** What a day's signature covers. */
export type DayBody = {
  readonly station: string;
  readonly day: string;
  readonly first: number;
  readonly last: number;
  readonly root: string;
  readonly head: string;
};

/** One step from a leaf towards the root: the other half, and the side on which it stands. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly hash: string };

/** SHA-256 of the caller: WebCrypto on a phone, node:crypto on a server. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer | Uint8Array>;

/** The text that a posting's hash is made from: canonical JSON (RFC 8785), its keys already in order. */
export function postingText({ at, booked, entries, id, kind, previous, ref, seq, station }: PostingBody): string {
  return JSON.stringify({ at, booked, entries, id, kind, previous, ref, seq, station });
}

/** The text that a day's root is signed as: canonical JSON, its keys already in order. */
export function dayText({ day, first, head, last, root, station }: DayBody): string {
  return JSON.stringify({ day, first, head, last, root, station });
}

/** Where a leaf stands: its way to the root, from below. */
export type TreeProof = { readonly path: readonly ProofStep[]; readonly root: string };

/** Whether a posting belongs to a day of that root, worked out by whoever asks, with no word of ours believed. */
export async function provesPosting(sha256: Sha256, body: PostingBody, proof: TreeProof): Promise<boolean> {
  const hash = await sha256(joined([new TextEncoder().encode(postingText(body))]));
  return provesHash(sha256, hexOf(new Uint8Array(hash)), proof);
}

/** The same of anything by its hash: what an order promised, under the root of its batch. */
export async function provesHash(sha256: Sha256, hash: string, { path, root }: TreeProof): Promise<boolean> {
  const hashed = async (...parts: readonly Uint8Array[]): Promise<Uint8Array> =>
    new Uint8Array(await sha256(joined(parts)));
  let node = await hashed(LEAF, bytesOf(hash));
  for (const { side, hash: neighbour } of path) {
    const other = bytesOf(neighbour);
    node = side === 'left' ? await hashed(NODE, other, node) : await hashed(NODE, node, other);
  }
  return hexOf(node) === root;
}

// RFC 6962: a leaf can never be passed off as a node.
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
