import fc from 'fast-check';
import { unwrap } from '@hearth/cms/kernel';
import { couponPayers, saleModes } from '../../contract';
import { counterShares, type OpenShare } from './counter.rules';
import { waterfallOf, type PaidOrder, type Share } from './waterfall.rules';

const order: PaidOrder = {
  mode: 'station',
  lines: [
    { line: 0, supplier: 's1', goods: 5_990, supplierPart: 4_200 },
    { line: 1, supplier: 's2', goods: 3_010, supplierPart: 2_000 },
  ],
  amounts: {
    freight: 800,
    coupons: [
      { by: 'station', fen: 500 },
      { by: 'supplier', fen: 101 },
    ],
    ...{ pspFee: 55, stationCost: 300, anchorCost: 0, platformFee: 90 },
    donations: [{ agreement: 'a1', fen: 100 }],
  },
};

const total = (shares: readonly Share[], of: Share['kind']): number =>
  Number(shares.filter(({ kind }) => kind === of).reduce((sum, { fen }) => sum + fen, 0n));

it('takes an order apart to the fen', () => {
  const shares = unwrap(waterfallOf(order));
  expect(Object.fromEntries(shares.map(({ kind }) => [kind, total(shares, kind)]))).toEqual({
    ...{ paid: 9_199, coupon: 500, psp: -55, freight: -800, supplier: -6_099 },
    ...{ station: -300, platform: -90, donation: -100, rest: -2_255 },
  });
  expect(shares.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n);
});

it('refuses an order that costs more than it brings, and a coupon above the supplier’s part', () => {
  const dear = { ...order, amounts: { ...order.amounts, stationCost: 9_000 } };
  expect(waterfallOf(dear)).toMatchObject({
    ok: false,
    error: { code: 'BOOKS.WATERFALL_SHORT', details: { short: 6_445 } },
  });
  const coupons = [{ by: 'supplier' as const, fen: 8_000 }];
  expect(waterfallOf({ ...order, amounts: { ...order.amounts, coupons } })).toMatchObject({ ok: false });
});

it.each([
  ['cooperative', 'supplierClearing:s1'],
  ['station', 'pspClearing'],
  ['licensed', 'licensedClearing'],
  ['external', 'externalClearing'],
] as const)('records of a sale by the %s a claim on %s, and never touches the bank', (mode, account) => {
  const accounts = unwrap(waterfallOf({ ...order, mode })).map((one) => one.account);
  expect(accounts).toContain(account);
  expect(accounts).not.toContain('bank');
  expect(accounts.includes('pspClearing')).toBe(mode === 'station');
});

const anAmount = fc.integer({ min: 0, max: 400 });
const anOrder = fc
  .record({
    mode: fc.constantFrom(...saleModes),
    lines: fc.array(fc.record({ goods: fc.integer({ min: 0, max: 50_000 }), part: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    coupons: fc.array(fc.record({ by: fc.constantFrom(...couponPayers), fen: anAmount }), { maxLength: 3 }),
    ...{ freight: anAmount, pspFee: anAmount, stationCost: anAmount, anchorCost: anAmount, platformFee: anAmount },
    donation: anAmount,
  })
  .map(({ mode, lines, donation, ...amounts }): PaidOrder => ({
    mode,
    lines: lines.map(({ goods, part }, line) => ({
      ...{ line, supplier: `s${line % 2}`, goods },
      supplierPart: Math.floor((goods * part) / 100),
    })),
    amounts: { ...amounts, donations: [{ agreement: 'a1', fen: donation }] },
  }));

const whole = (shares: readonly Share[]): OpenShare[] => shares.map((one) => ({ ...one, back: 0n }));

function refund(shares: readonly OpenShare[], amount: number, line?: number): OpenShare[] {
  const back = unwrap(counterShares(shares, { amount, line }));
  expect(back.reduce((sum, { now }) => sum + now, 0n)).toBe(0n);
  return shares.map((share) => ({
    ...share,
    back: share.back + back.filter((one) => one.share === share).reduce((sum, { now }) => sum + now, 0n),
  }));
}
const paidLeft = (shares: readonly OpenShare[]): number =>
  Number(shares.filter(({ kind }) => kind === 'paid').reduce((sum, { fen, back }) => sum + fen - back, 0n));

it('is exact for any order: sources are uses, and what the buyer paid is goods less coupons plus freight', () => {
  fc.assert(
    fc.property(anOrder, (any) => {
      const shares = waterfallOf(any);
      fc.pre(shares.ok);
      const { amounts, lines } = any;
      const goods = lines.reduce((sum, one) => sum + one.goods, 0);
      const coupons = amounts.coupons.reduce((sum, one) => sum + one.fen, 0);
      const found = unwrap(shares);
      expect(found.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n);
      expect(total(found, 'paid')).toBe(goods - coupons + amounts.freight);
      expect([0 - total(found, 'psp'), 0 - total(found, 'freight')]).toEqual([amounts.pspFee, amounts.freight]);
    }),
    { numRuns: 300 },
  );
});

it('gives all back to zero at once, and by any number of parts', () => {
  fc.assert(
    fc.property(anOrder, fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 }), (any, steps) => {
      const made = waterfallOf(any);
      fc.pre(made.ok);
      let shares = whole(unwrap(made));
      let isWithin = true;
      for (const step of steps) {
        const left = paidLeft(shares);
        shares = refund(shares, Math.floor((left * step) / 1_000));
        // Nothing goes back that was not there.
        isWithin &&= shares.every(({ fen, back }) =>
          fen > 0n ? back >= 0n && back <= fen : back <= 0n && back >= fen,
        );
      }
      shares = refund(shares, paidLeft(shares));
      expect([isWithin, shares.every(({ fen, back }) => back === fen)]).toEqual([true, true]);
    }),
    { numRuns: 300 },
  );
});

it('gives one line back and leaves the others alone', () => {
  const shares = refund(whole(unwrap(waterfallOf(order))), 2_000, 1);
  expect(shares.filter(({ line, back }) => line === 0 && back !== 0n)).toEqual([]);
  const one = shares.filter(({ line }) => line === 1);
  expect(one.find(({ kind }) => kind === 'paid')?.back).toBe(2_000n);
  expect(one.every(({ back }) => back !== 0n)).toBe(true);
});

it('refuses more than is left, and says how much is', () => {
  const shares = refund(whole(unwrap(waterfallOf(order))), 9_000);
  expect(counterShares(shares, { amount: 200 })).toEqual({
    ok: false,
    error: { code: 'BOOKS.REFUND_TOO_MUCH', details: { left: 199 } },
  });
});
