import fc from 'fast-check';
import { randomFrom, seededRandom, systemRandom } from './random';

describe('random', () => {
  it('repeats itself for a seed, however the bytes are asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(80), { maxLength: 8 }), (seed, lengths) => {
        const pieces = seededRandom(seed);
        const whole = seededRandom(seed).bytes(lengths.reduce((sum, length) => sum + length, 0));
        expect(Uint8Array.from(lengths.flatMap((length) => [...pieces.bytes(length)]))).toEqual(whole);
      }),
    );
    expect(seededRandom(1).bytes(16)).not.toEqual(seededRandom(2).bytes(16));
  });

  it('stays below its limit and reaches every number', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 48 }), (seed, max) => {
        const drawn = seededRandom(seed).int(max);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < max).toBe(true);
      }),
    );
    const random = seededRandom('dice');
    expect(new Set(Array.from({ length: 200 }, () => random.int(6))).size).toBe(6);
  });

  it('draws again above the last full multiple instead of favouring small numbers', () => {
    const max = 2 ** 47 + 1;
    const draws = [new Uint8Array(6).fill(255), Uint8Array.of(0, 0, 0, 0, 0, 9)];
    const random = randomFrom(() => draws.shift() ?? new Uint8Array(6));
    expect(random.int(max)).toBe(9);
    expect(draws).toHaveLength(0);
  });

  it('is fair where a modulo would not be: the chi-square of 30,000 throws stays below the 0.1 % bound', () => {
    const random = seededRandom('fair');
    const faces = 10;
    const throws = 30_000;
    const counts = new Array<number>(faces).fill(0);
    for (let n = 0; n < throws; n += 1) {
      const face = random.int(faces);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    const expected = throws / faces;
    expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(27.88);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 48 + 1])('refuses the limit %p', (max) => {
    expect(() => systemRandom.int(max)).toThrow(RangeError);
  });

  it('of the system gives as many bytes as asked, and not the same twice', () => {
    expect(systemRandom.bytes(32)).toHaveLength(32);
    expect(systemRandom.bytes(32)).not.toEqual(systemRandom.bytes(32));
  });
});
