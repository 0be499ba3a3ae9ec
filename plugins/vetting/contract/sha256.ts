const ROUNDS = 64;
const BLOCK = 64;

/** The first 32 bits of the fractional parts of roots of primes, which is where FIPS 180-4 takes its constants from. */
function constants(): { readonly starts: readonly number[]; readonly steps: readonly number[] } {
  const primes: number[] = [];
  for (let n = 2; primes.length < ROUNDS; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  return {
    starts: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    steps: primes.map((prime) => fraction(Math.cbrt(prime))),
  };
}

const { starts, steps } = constants();

/**
 * SHA-256 of a text as UTF-8, in lower-case hex. Browsers lend theirs to pages on https alone, and a station's admin may stand on a plain
 * address inside the house; what is sealed here is sealed before it leaves the page.
 */
export const sha256 = (text: string): string => sha256OfBytes(new TextEncoder().encode(text));

/** SHA-256 of bytes, in lower-case hex, on pages to which the browser lends none. */
export function sha256OfBytes(bytes: Uint8Array): string {
  const state = [...starts];
  const view = padded(bytes);
  for (let at = 0; at < view.byteLength; at += BLOCK) stir(state, view, at);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK;
  const whole = new Uint8Array(length);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  return view;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (list: readonly number[], index: number): number => list[index] ?? 0;

function stir(state: number[], view: DataView, from: number): void {
  const words = scheduleOf(view, from);
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)];
  for (let i = 0; i < ROUNDS; i += 1) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + at(steps, i) + at(words, i)) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (at(state, i) + word) | 0;
}

function scheduleOf(view: DataView, from: number): readonly number[] {
  const words = Array.from({ length: 16 }, (_none, i) => view.getInt32(from + i * 4));
  for (let i = 16; i < ROUNDS; i += 1) {
    const [early, late] = [at(words, i - 15), at(words, i - 2)];
    const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words.push((at(words, i - 16) + one + at(words, i - 7) + two) | 0);
  }
  return words;
}
