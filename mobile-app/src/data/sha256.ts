/** The first 32 bits of the fractional parts of roots, as FIPS 180-4 has them; worked out, because 72 figures hide a slip. */
function fractions(count: number, root: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    let isPrime = true;
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false;
    const power = candidate ** (1 / root);
    if (isPrime) found.push(Math.floor((power - Math.floor(power)) * 2 ** 32));
  }
  return found;
}

const START = fractions(8, 2);
const K = fractions(64, 3);
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** SHA-256 in letters. Browsers have one of their own only on encrypted pages, and phones have none. */
export function sha256(bytes: Uint8Array): string {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const hash = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(at + i * 4);
    mix(hash, words);
  }
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

// Arrays of these lengths are never read beyond their end; the types do not know lengths.
const at = (list: ArrayLike<number>, i: number): number => list[i] ?? 0;

function mix(hash: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const [early, late] = [at(w, i - 15), at(w, i - 2)];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const great = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    w[i] = at(w, i - 16) + small + at(w, i - 7) + great;
  }
  const now = Uint32Array.from(hash);
  for (let i = 0; i < 64; i += 1) turn(now, at(K, i) + at(w, i));
  for (const [i, word] of now.entries()) hash[i] = at(hash, i) + word;
}

/** One round: the eight words move on by one, and two of them are new. */
function turn(now: Uint32Array, word: number): void {
  const [a, b, c, e, f, g] = [at(now, 0), at(now, 1), at(now, 2), at(now, 4), at(now, 5), at(now, 6)];
  const one = at(now, 7) + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + word;
  const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
  now.copyWithin(1, 0, 7);
  now[4] = at(now, 4) + one;
  now[0] = one + two;
}
