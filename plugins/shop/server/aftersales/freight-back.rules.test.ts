import fc from 'fast-check';
import { afterSaleReasons } from '../../contract';
import { freightBack, isSellersCause, type BackLine } from './freight-back.rules';

const line = (offer: string, back: number, more: Partial<BackLine> = {}): BackLine => ({
  ...{ offer, goods: 1_000, paid: 1_000, back, isOurs: true },
  ...more,
});

it('knows a change of mind from a cause of the seller’s', () => {
  expect(afterSaleReasons.filter((reason) => !isSellersCause(reason))).toEqual(['no-reason']);
});

it.each<[string, readonly [back: number, gone: number], readonly BackLine[]]>([
  ['the only line went back whole, for a cause of the seller’s', [800, 0], [line('a', 1_000)]],
  ['the only line went back whole, without a reason', [800, 0], [line('a', 1_000, { isOurs: false })]],
  ['some of the only line went back', [0, 0], [line('a', 999)]],
  ['one line of two went back whole', [400, 0], [line('a', 1_000), line('b', 0)]],
  ['one line of two, three times as dear', [600, 0], [line('a', 3_000, { goods: 3_000, paid: 3_000 }), line('b', 0)]],
  ['one line of two went back without a reason', [0, 0], [line('a', 1_000, { isOurs: false }), line('b', 0)]],
  ['the other line went back', [0, 0], [line('a', 0), line('b', 1_000)]],
  ['the last line takes the rest', [400, 400], [line('a', 1_000), line('b', 1_000)]],
  ['all of it is gone', [0, 800], [line('a', 1_000)]],
  ['no more than is left', [100, 700], [line('a', 1_000), line('b', 0)]],
  ['nothing was paid for the other line', [800, 0], [line('a', 1_000), line('b', 0, { paid: 0 })]],
  [
    'the last line takes all where the first took none',
    [800, 0],
    [line('a', 1_000), line('b', 1_000, { isOurs: false })],
  ],
])('of 800 fen: %s', (_case, [back, gone], lines) => {
  expect(freightBack({ freight: 800, gone, offer: 'a', lines })).toBe(back);
});

it('gives back all of it with the last fen of goods, and never more, in whatever order and for whatever reasons', () => {
  const step = fc.record({ at: fc.nat(4), part: fc.integer({ min: 1, max: 100 }), isOurs: fc.boolean() });
  fc.assert(
    fc.property(
      fc.nat(5_000),
      fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 5 }),
      fc.array(step, { maxLength: 20 }),
      (freight, prices, steps) => {
        const lines = prices.map((paid, n) => line(`${n}`, 0, { goods: paid, paid }));
        let gone = 0;
        const give = (at: number, amount: number, isOurs: boolean): void => {
          const one = lines[at]!;
          lines[at] = { ...one, back: one.back + amount, isOurs: one.isOurs && isOurs };
          const now = freightBack({ freight, gone, offer: one.offer, lines });
          expect(now).toBeGreaterThanOrEqual(0);
          gone += now;
          expect(gone).toBeLessThanOrEqual(freight);
        };
        for (const { at, part, isOurs } of steps) {
          const one = lines[at % lines.length]!;
          const amount = Math.floor(((one.paid - one.back) * part) / 100);
          if (amount > 0) give(at % lines.length, amount, isOurs);
        }
        lines.forEach((one, at) => {
          if (one.back < one.paid) give(at, one.paid - one.back, true);
        });
        expect(gone).toBe(freight);
      },
    ),
  );
});
