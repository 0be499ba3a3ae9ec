import fc from 'fast-check';
import { unwrap } from '@hearth/cms/kernel';
import { borneOf, type RefundCause, type TakenFrom } from './borne.rules';
import { counterParts, type RefundParts } from './counter-parts.rules';
import type { OpenShare } from './counter.rules';
import { waterfallOf, type PaidOrder } from './waterfall.rules';

const none = { stationCost: 0, anchorCost: 0, platformFee: 0, donations: [] };
const order: PaidOrder = {
  mode: 'station',
  lines: [
    { line: 0, supplier: 's1', goods: 6_000, supplierPart: 4_200 },
    { line: 1, supplier: 's2', goods: 3_000, supplierPart: 2_000 },
  ],
  amounts: { ...none, freight: 900, coupons: [], pspFee: 60 },
};
const open = (one: PaidOrder): OpenShare[] => unwrap(waterfallOf(one)).map((share) => ({ ...share, back: 0n }));

function refund(shares: readonly OpenShare[], parts: RefundParts): OpenShare[] {
  const back = unwrap(counterParts(shares, parts));
  expect(back.reduce((sum, { now }) => sum + now, 0n)).toBe(0n);
  return shares.map((share) => ({
    ...share,
    back: share.back + back.filter((one) => one.share === share).reduce((sum, { now }) => sum + now, 0n),
  }));
}
const backOf = (shares: readonly OpenShare[], account: string): number =>
  Number(shares.filter((one) => one.account === account).reduce((sum, { back }) => sum + back, 0n));

it('gives goods back out of what their line gave, and nothing of the freight', () => {
  const shares = refund(open(order), { amount: 3_000, line: 0, freight: 0 });
  expect([backOf(shares, 'pspClearing'), backOf(shares, 'logistics')]).toEqual([3_000, 0]);
  expect([backOf(shares, 'salesHeld:s1'), backOf(shares, 'salesHeld:s2')]).toEqual([-2_100, 0]);
});

it('gives freight back out of freight alone', () => {
  const shares = refund(open(order), { amount: 6_600, line: 0, freight: 600 });
  expect([backOf(shares, 'pspClearing'), backOf(shares, 'logistics')]).toEqual([6_600, -600]);
  expect([backOf(shares, 'salesHeld:s1'), backOf(shares, 'salesHeld:s2')]).toEqual([-4_200, 0]);
});

it('takes from the other lines what its own does not have, and leaves zeros after the last', () => {
  const shares = refund(open(order), { amount: 6_001, line: 0, freight: 0 });
  expect([backOf(shares, 'salesHeld:s1'), backOf(shares, 'salesHeld:s2')]).toEqual([-4_200, -1]);
  const all = refund(shares, { amount: 3_899, line: 1, freight: 900 });
  expect(all.every(({ fen, back }) => fen === back)).toBe(true);
  expect(counterParts(all, { amount: 1, line: 1, freight: 0 })).toMatchObject({ error: { details: { left: 0 } } });
});

it('is exact for any order, whatever its coupons, deposit and freight, in any number of parts', () => {
  const anAmount = fc.integer({ min: 0, max: 900 });
  const goods = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 4 });
  const step = fc.record({ line: fc.nat(3), part: fc.integer({ min: 1, max: 100 }), freight: anAmount });
  const anOrder = fc.record({
    freight: anAmount,
    off: anAmount,
    ahead: anAmount,
    steps: fc.array(step, { maxLength: 10 }),
  });
  fc.assert(
    fc.property(goods, anOrder, (prices, { freight, off, ahead, steps }) => {
      const lines = prices.map((price, line) => ({
        ...{ line, supplier: `s${line % 2}`, goods: price, supplierPart: Math.floor(price / 2) },
      }));
      const coupons = [{ by: 'station' as const, fen: off }];
      const made = waterfallOf({
        mode: 'station',
        lines,
        amounts: { ...none, freight, coupons, deposit: ahead, pspFee: 0 },
      });
      fc.pre(made.ok);
      let shares: OpenShare[] = unwrap(made).map((share) => ({ ...share, back: 0n }));
      const left = (): number =>
        Number(shares.filter(({ kind }) => kind === 'paid').reduce((sum, one) => sum + one.fen - one.back, 0n));
      for (const { line, part, freight: along } of steps) {
        const amount = Math.floor((left() * part) / 100);
        if (amount > 0) shares = refund(shares, { amount, line, freight: Math.min(along, amount) });
        const isWithin = shares.every(({ fen, back }) =>
          fen > 0n ? back >= 0n && back <= fen : back <= 0n && back >= fen,
        );
        expect(isWithin).toBe(true);
      }
      if (left() > 0) shares = refund(shares, { amount: left(), line: 0, freight: 0 });
      expect(shares.every(({ fen, back }) => fen === back)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

const cause = (more: Partial<RefundCause>): RefundCause => ({
  ...{
    afterSale: 'a',
    line: 0,
    freight: 0,
    returnFreight: 0,
    bearer: 'supplier',
    freightBearer: 'supplier',
    why: 'quality',
  },
  ...more,
});
const taken: readonly TakenFrom[] = [
  { party: 's1', fen: 4_200n, isAsked: true },
  { party: 's2', fen: 1n, isAsked: false },
];

it.each<[string, Partial<RefundCause>, readonly [Record<string, number>, readonly number[]]]>([
  ['the supplier bears it: what the refund took is all', {}, [{}, [0, 0]]],
  ['the supplier bears the freight too', { freight: 600 }, [{ 'salesHeld:s1': 600, logistics: -600 }, [-600, 0]]],
  [
    'the station bears it: suppliers are made good',
    { bearer: 'station', freightBearer: 'station' },
    [{ 'salesHeld:s1': -4_200, 'salesHeld:s2': -1, stationIncome: 4_201 }, [4_200, 1]],
  ],
  [
    'the station bears both',
    { bearer: 'station', freightBearer: 'station', freight: 600 },
    [{ 'salesHeld:s1': -4_200, 'salesHeld:s2': -1, logistics: -600, stationIncome: 4_801 }, [4_200, 1]],
  ],
  [
    'the supplier bears both ways',
    { freight: 600, returnFreight: 900 },
    [{ 'salesHeld:s1': 1_500, logistics: -600, refund: -900 }, [-1_500, 0]],
  ],
  [
    'the station bears the way back alone',
    { bearer: 'nobody', freightBearer: 'station', returnFreight: 900 },
    [{ refund: -900, stationIncome: 900 }, [0, 0]],
  ],
  [
    'goods came back, and the station bears their freight',
    { bearer: 'nobody', freightBearer: 'station', freight: 600 },
    [{ logistics: -600, stationIncome: 600 }, [0, 0]],
  ],
])('%s', (_case, more, [booked, settled]) => {
  const { entries, rows } = borneOf(cause(more), taken);
  const sums = Object.fromEntries(
    entries.map(({ account, side, fen }) => [account, side === 'debit' ? Number(fen) : -Number(fen)]),
  );
  expect(sums).toEqual(booked);
  expect(rows.map(({ fen }) => Number(fen))).toEqual(settled);
  expect(Object.values(sums).reduce((sum, one) => sum + one, 0)).toBe(0);
});
