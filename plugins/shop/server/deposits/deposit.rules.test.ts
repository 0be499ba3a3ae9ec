import fc from 'fast-check';
import { unwrap } from '@hearth/cms/kernel';
import { orderStates } from '../../contract';
import { counterShares } from '../books/counter.rules';
import { waterfallOf } from '../books/waterfall.rules';
import { balanceOf, dueOf, partOf } from './deposit.rules';

const WINDOW = { balanceFrom: '2026-12-10T00:00:00.000Z', balanceUntil: '2026-12-12T00:00:00.000Z' };
const order = {
  ...{ amount: 10_000, payUntil: '2026-11-30T08:15:00.000Z' },
  deposit: { amount: 2_000, paid: false, back: 0, ...WINDOW },
};
const before = new Date('2026-12-09T23:59:59Z');
const within = new Date('2026-12-10T00:00:00Z');
const after = new Date('2026-12-12T00:00:00Z');

it('asks for the deposit first, for the balance within its window, and for nothing else', () => {
  expect(dueOf({ ...order, state: 'awaiting-payment' }, before)).toEqual({ amount: 2_000, until: order.payUntil });
  const reserved = { ...order, state: 'reserved' } as const;
  expect(dueOf(reserved, before)).toBeUndefined();
  expect(dueOf(reserved, within)).toEqual({ amount: 8_000, until: '2026-12-10T02:00:00.000Z' });
  expect(dueOf(reserved, new Date('2026-12-10T00:59:59Z'))).toEqual(dueOf(reserved, within));
  expect(dueOf(reserved, new Date('2026-12-11T23:30:00Z'))?.until).toBe(WINDOW.balanceUntil);
  expect(dueOf(reserved, after)).toBeUndefined();
  for (const state of orderStates.filter((one) => one !== 'awaiting-payment' && one !== 'reserved'))
    expect(dueOf({ ...order, state }, within)).toBeUndefined();
  expect(dueOf({ ...order, deposit: null, state: 'awaiting-payment' }, before)).toMatchObject({ amount: 10_000 });
});

it.each([
  ['awaiting-payment', { amount: 2_000, at: before }, 'deposit'],
  ['awaiting-payment', { amount: 10_000, at: before }, undefined],
  ['awaiting-payment', { amount: 8_000, at: within }, undefined],
  ['reserved', { amount: 8_000, at: before }, undefined],
  ['reserved', { amount: 8_000, at: within }, 'balance'],
  // It was begun in time, and the call took its time.
  ['reserved', { amount: 8_000, at: after }, 'balance'],
  ['reserved', { amount: 2_000, at: within }, undefined],
  ['cancelled', { amount: 2_000, at: before }, undefined],
  ['cancelled', { amount: 8_000, at: within }, undefined],
  ['paid', { amount: 8_000, at: within }, undefined],
] as const)('takes of one that is %s a payment of %j as %s', (state, paid, part) => {
  expect(partOf({ ...order, state }, paid)).toBe(part);
});

const terms = fc.record({
  price: fc.integer({ min: 2, max: 1_000_000 }),
  part: fc.integer({ min: 1, max: 999 }),
  supplier: fc.integer({ min: 0, max: 800 }),
  freight: fc.nat(3_000),
  refunds: fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 6 }),
});

it('splits terms over both payments to the fen, and gives back of the deposit exactly what it brought', () => {
  fc.assert(
    fc.property(terms, ({ price, part, supplier, freight, refunds }) => {
      const deposit = Math.min(Math.max(Math.floor((price * part) / 1_000), 1), price - 1);
      const amount = price + freight;
      const line = { line: 0, supplier: 's', goods: price, supplierPart: Math.floor((price * supplier) / 1_000) };
      const none = { coupons: [], stationCost: 0, anchorCost: 0, platformFee: 0, donations: [] };
      const shares = unwrap(
        waterfallOf({ mode: 'station', lines: [line], amounts: { ...none, freight, deposit, pspFee: 0 } }),
      );
      const of = (kind: string): number =>
        shares.filter((one) => one.kind === kind).reduce((sum, { fen }) => sum + Number(fen), 0);
      expect(shares.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n);
      const last = balanceOf({ amount, deposit: { amount: deposit, paid: true, back: 0, ...WINDOW } });
      expect([of('paid'), of('deposit')]).toEqual([last, deposit]);
      expect(of('supplier')).toBe(-line.supplierPart || 0);

      let open = shares.map((share) => ({ ...share, back: 0n }));
      const takeBack = (fen: number): void => {
        const back = new Map(unwrap(counterShares(open, { amount: fen })).map(({ share, now }) => [share, now]));
        open = open.map((share) => ({ ...share, back: share.back + (back.get(share) ?? 0n) }));
      };
      const backOf = (kind: string): number =>
        open.filter((one) => one.kind === kind).reduce((sum, { back }) => sum + Number(back), 0);
      for (const points of refunds) {
        const fen = Math.min(Math.floor((last * points) / 1_000), last - backOf('paid'));
        if (fen > 0) takeBack(fen);
        expect(backOf('deposit')).toBeGreaterThanOrEqual(0);
        expect(backOf('deposit')).toBeLessThanOrEqual(deposit);
      }
      if (last > backOf('paid')) takeBack(last - backOf('paid'));
      expect([backOf('paid'), backOf('deposit')]).toEqual([last, deposit]);
      expect(open.every(({ fen, back }) => fen === back)).toBe(true);
    }),
  );
});
