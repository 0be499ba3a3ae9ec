import fc from 'fast-check';
import {
  addFen,
  fen,
  formatYuan,
  moneyErrors,
  multiplyFen,
  splitFen,
  subtractFen,
  yuan,
  yuanParts,
  type Fen,
} from './money';
import { Bug, unwrap } from './result';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(fen);
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0n));
const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

describe('yuan', () => {
  it.each([
    ['59.90', 5990n],
    ['59.9', 5990n],
    ['59', 5900n],
    ['0.01', 1n],
    ['-3.50', -350n],
    ['-0', 0n],
    ['007', 700n],
    ['9999999999999999.99', 999999999999999999n],
  ])('reads %s', (text, expected) => {
    expect(unwrap(yuan(text))).toBe(expected);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1,000',
    '.5',
    '5.',
    '1.005',
    '1e3',
    '--1',
    '+1',
    '１',
    '0x10',
    'NaN',
    '10000000000000000',
    '1\n',
  ])('refuses %p', (text) => {
    expect(yuan(text)).toEqual({ ok: false, error: { code: 'MONEY.NOT_AN_AMOUNT', details: { text } } });
  });

  it('reads back what formatYuan wrote', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(unwrap(yuan(formatYuan(amount)))).toBe(amount);
      }),
    );
  });

  it('has a sentence for its refusal in both languages', () => {
    expect(moneyErrors.message('MONEY.NOT_AN_AMOUNT', 'en', { text: 'ten' })).toContain('“ten” is not an amount');
    expect(moneyErrors.status('MONEY.NOT_AN_AMOUNT')).toBe(422);
  });
});

describe('fen', () => {
  it('takes whole numbers only', () => {
    expect(fen(5990)).toBe(5990n);
    expect(() => fen(0.5)).toThrow(Bug);
    expect(() => fen(2 ** 53)).toThrow(Bug);
  });

  it('is not any bigint', () => {
    const plain = 5n;
    // @ts-expect-error a plain bigint may be grams or pieces
    const amount: Fen = plain;
    expect(amount).toBe(5n);
  });

  it.each([
    { amount: 0n, text: '0.00', parts: { negative: false, yuan: '0', fen: '00' } },
    { amount: 5n, text: '0.05', parts: { negative: false, yuan: '0', fen: '05' } },
    { amount: -5n, text: '-0.05', parts: { negative: true, yuan: '0', fen: '05' } },
    { amount: 123450n, text: '1234.50', parts: { negative: false, yuan: '1234', fen: '50' } },
  ])('is set as $text', ({ amount, text, parts }) => {
    expect(formatYuan(fen(amount))).toBe(text);
    expect(yuanParts(fen(amount))).toEqual(parts);
  });

  it('adds and subtracts exactly', () => {
    expect(addFen()).toBe(0n);
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtractFen(addFen(a, b), b)).toBe(a);
        expect(addFen(a, b)).toBe(addFen(b, a));
      }),
    );
  });
});

describe('multiplyFen', () => {
  it.each<[bigint, readonly [bigint, bigint], bigint]>([
    [5n, [1n, 10n], 0n],
    [15n, [1n, 10n], 2n],
    [25n, [1n, 10n], 2n],
    [26n, [1n, 10n], 3n],
    [-15n, [1n, 10n], -2n],
    [-25n, [1n, 10n], -2n],
    [25n, [-1n, 10n], -2n],
    [35n, [1n, -10n], -4n],
    [-35n, [-1n, -10n], -4n],
    [5990n, [15n, 100n], 898n],
    [0n, [1n, 3n], 0n],
  ])('%p × %p = %p, half to even', (amount, [numerator, denominator], expected) => {
    expect(multiplyFen(fen(amount), { numerator, denominator })).toBe(expected);
  });

  it('is never more than half a fen off, and even when exactly half', () => {
    const factor = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n });
    fc.assert(
      fc.property(
        amounts,
        factor,
        factor.filter((d) => d !== 0n),
        (amount, numerator, denominator) => {
          const product = multiplyFen(amount, { numerator, denominator });
          const off = absolute(product * denominator - amount * numerator) * 2n;
          expect(off <= absolute(denominator)).toBe(true);
          if (off === absolute(denominator)) expect(product % 2n).toBe(0n);
        },
      ),
    );
  });

  it('takes a ratio over zero for a bug', () => {
    expect(() => multiplyFen(fen(1), { numerator: 1n, denominator: 0n })).toThrow(Bug);
  });
});

describe('splitFen', () => {
  it.each<[bigint, bigint[], bigint[]]>([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [2n, [7n, 3n], [1n, 1n]],
    [2n, [1n, 3n], [0n, 2n]],
    [2n, [3n, 1n], [2n, 0n]],
    [5990n, [70n, 20n, 10n], [4193n, 1198n, 599n]],
    [1n, [0n, 0n, 5n], [0n, 0n, 1n]],
    [0n, [1n, 2n], [0n, 0n]],
  ])('splits %p by %p into %p', (total, by, expected) => {
    expect(splitFen(fen(total), by)).toEqual(expected);
  });

  it('gives out exactly the total, to each within one fen of the exact share and nothing for no weight', () => {
    fc.assert(
      fc.property(amounts, weights, (total, by) => {
        const shares = splitFen(total, by);
        const sum = by.reduce((all, weight) => all + weight, 0n);
        expect(addFen(...shares)).toBe(total);
        shares.forEach((share, index) => {
          const weight = by[index] ?? 0n;
          expect(absolute(share * sum - total * weight) < sum).toBe(true);
          if (weight === 0n) expect(share).toBe(0n);
        });
      }),
    );
  });

  it('does not depend on the order of the weights, and equal weights differ by one fen at most', () => {
    const shuffled = weights.chain((by) =>
      fc.tuple(fc.constant(by), fc.shuffledSubarray(by, { minLength: by.length })),
    );
    const pairs = (total: Fen, by: readonly bigint[]): string[] =>
      splitFen(total, by)
        .map((share, index) => `${by[index]} gets ${share}`)
        .sort();
    fc.assert(
      fc.property(amounts, shuffled, (total, [by, other]) => {
        expect(pairs(total, other)).toEqual(pairs(total, by));
      }),
    );
    fc.assert(
      fc.property(
        amounts,
        fc.bigInt({ min: 1n, max: 1000n }),
        fc.integer({ min: 1, max: 40 }),
        (total, weight, people) => {
          const shares = splitFen(total, new Array<bigint>(people).fill(weight)).map(absolute);
          const [most = 0n] = [...shares].sort((a, b) => (a > b ? -1 : 1));
          expect(shares.every((share) => most - share <= 1n)).toBe(true);
        },
      ),
    );
  });

  it('never gives the heavier less than the lighter', () => {
    fc.assert(
      fc.property(amounts, weights, (total, by) => {
        const shares = splitFen(total, by).map(absolute);
        const byWeight = by.map((weight, index) => ({ weight, share: shares[index] ?? 0n }));
        for (const a of byWeight)
          for (const b of byWeight) if (a.weight > b.weight) expect(a.share >= b.share).toBe(true);
      }),
    );
  });

  it.each([[[]], [[0n, 0n]], [[1n, -1n, 5n]]])('takes the weights %p for a bug', (by: bigint[]) => {
    expect(() => splitFen(fen(1), by)).toThrow(Bug);
  });
});
