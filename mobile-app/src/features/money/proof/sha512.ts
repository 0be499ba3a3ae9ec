const WORD = (1n << 64n) - 1n;

/** The whole root of a number, by Newton's way from above. */
function wholeRoot(value: bigint, degree: 2n | 3n): bigint {
  let at = 1n << 80n;
  for (;;) {
    const power = degree === 2n ? at : at * at;
    const next = ((degree - 1n) * at + value / power) / degree;
    if (next >= at) return at;
    at = next;
  }
}

/** The first 64 bits of the fractional parts of roots of primes, as FIPS 180-4 has them; worked out, because 88 figures hide a slip. */
function fractions(count: number, degree: 2n | 3n): readonly bigint[] {
  const found: bigint[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    let isPrime = true;
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) isPrime = false;
    if (isPrime) found.push(wholeRoot(BigInt(candidate) << (64n * degree), degree) & WORD);
  }
  return found;
}

const START = fractions(8, 2n);
const K = fractions(80, 3n);

const turned = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (64n - by))) & WORD;
// Lists of these lengths are never read beyond their end; the types do not know lengths.
const at = (list: readonly bigint[], i: number): bigint => list[i] ?? 0n;

/** SHA-512, which signatures are made of; browsers have one of their own only on encrypted pages, and phones have none. */
export function sha512(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 16) >> 7) + 1) << 7);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  let hash = START;
  for (let from = 0; from < padded.length; from += 128) {
    const words = Array.from({ length: 16 }, (_, i) => wordAt(view, from + i * 8));
    const mixed = mix(hash, words);
    hash = hash.map((word, i) => (word + at(mixed, i)) & WORD);
  }
  return Uint8Array.from({ length: 64 }, (_, i) => Number((at(hash, i >> 3) >> BigInt(56 - 8 * (i & 7))) & 255n));
}

const wordAt = (view: DataView, place: number): bigint =>
  (BigInt(view.getUint32(place)) << 32n) | BigInt(view.getUint32(place + 4));

function mix(hash: readonly bigint[], w: bigint[]): readonly bigint[] {
  for (let i = 16; i < 80; i += 1) {
    const [early, late] = [at(w, i - 15), at(w, i - 2)];
    const small = turned(early, 1n) ^ turned(early, 8n) ^ (early >> 7n);
    const great = turned(late, 19n) ^ turned(late, 61n) ^ (late >> 6n);
    w.push((at(w, i - 16) + small + at(w, i - 7) + great) & WORD);
  }
  return w.reduce((now: readonly bigint[], word, i) => turn(now, at(K, i) + word), hash);
}

/** One round: the eight words move on by one, and two of them are new. */
function turn(now: readonly bigint[], word: bigint): readonly bigint[] {
  const [a, b, c, e, f, g] = [at(now, 0), at(now, 1), at(now, 2), at(now, 4), at(now, 5), at(now, 6)];
  const one = at(now, 7) + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + ((e & f) ^ (~e & g & WORD)) + word;
  const two = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
  return [(one + two) & WORD, a, b, c, (at(now, 3) + one) & WORD, e, f, g];
}
