import { createHash, randomBytes } from 'node:crypto';

/** Where chance comes from, so that a draw, a code or an id can be replayed in a test. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A whole number from 0 up to, not including, `maxExclusive`; every number equally likely. */
  int(maxExclusive: number): number;
}

const RANGE = 2 ** 48;

/** Builds a source of chance on any source of bytes. */
export function randomFrom(bytes: (length: number) => Uint8Array): Random {
  return { bytes, int: (maxExclusive) => drawInt(bytes, maxExclusive) };
}

const DRAWN_AHEAD = 4_096;
const SMALL = 64;

/** Each call of the operating system costs more than the few bytes that most ask for, so some are drawn ahead. No byte is given twice. */
function fromTheSystem(): (length: number) => Uint8Array {
  let ahead: Buffer = Buffer.alloc(0);
  return (length) => {
    if (length > SMALL) return randomBytes(length);
    if (ahead.length < length) ahead = randomBytes(DRAWN_AHEAD);
    const drawn = Buffer.from(ahead.subarray(0, length));
    // What was given is not kept here for whoever might look into this memory later.
    ahead.fill(0, 0, length);
    ahead = ahead.subarray(length);
    return drawn;
  };
}

/** Chance from the operating system, good enough for keys and one-time codes. */
export const systemRandom: Random = randomFrom(fromTheSystem());

/** Chance that repeats itself for the same seed: for tests and demo data, never for secrets. */
export function seededRandom(seed: string | number): Random {
  let block = Buffer.alloc(0);
  let counter = 0;
  return randomFrom((length) => {
    while (block.length < length) {
      block = Buffer.concat([block, createHash('sha256').update(`${seed}:${counter++}`).digest()]);
    }
    const drawn = new Uint8Array(block.subarray(0, length));
    block = block.subarray(length);
    return drawn;
  });
}

function drawInt(bytes: (length: number) => Uint8Array, maxExclusive: number): number {
  if (!Number.isInteger(maxExclusive) || maxExclusive < 1 || maxExclusive > RANGE) {
    throw new RangeError(`int() needs a whole number from 1 to 2^48, not ${maxExclusive}`);
  }
  // A plain modulo would favour small numbers: what lies above the last full multiple is drawn again.
  const fair = RANGE - (RANGE % maxExclusive);
  for (;;) {
    const drawn = bytes(6).reduce((number, byte) => number * 256 + byte, 0);
    if (drawn < fair) return drawn % maxExclusive;
  }
}
