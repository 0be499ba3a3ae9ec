import fc from 'fast-check';
import { orderStates } from '../../contract';
import { ASKING_TIME, isAutoApproved, mostFor, paidByLine, unitsLeft, type AutoFacts } from './after-sale.rules';

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

it('divides a discount among lines to the fen, and below zero none of them', () => {
  const line = fc.record({ price: fc.integer({ min: 1, max: 1_000_000 }), quantity: fc.integer({ min: 1, max: 999 }) });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(100), (some, percent) => {
      const lines = some.map((one, n) => ({ ...one, offer: `${n}` }));
      const goods = sum(lines.map(({ price, quantity }) => price * quantity));
      const discount = Math.floor((goods * percent) / 100);
      const paid = paidByLine(lines, discount);
      expect(sum([...paid.values()])).toBe(goods - discount);
      for (const { offer, price, quantity } of lines) {
        expect(paid.get(offer)).toBeGreaterThanOrEqual(0);
        expect(paid.get(offer)).toBeLessThanOrEqual(price * quantity);
      }
    }),
  );
});

it('never gives back more than was paid for a line, whatever is asked, released and asked again', () => {
  const wish = fc.record({
    quantity: fc.integer({ min: 1, max: 9 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    isReleased: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 9 }),
      fc.array(wish, { maxLength: 30 }),
      (paid, quantity, wishes) => {
        const share = { paid, taken: 0, quantity, claimed: 0 };
        for (const { quantity: wanted, part, isReleased } of wishes) {
          if (wanted > unitsLeft(share)) continue;
          const most = mostFor(share, wanted);
          expect(most).toBeGreaterThanOrEqual(0);
          const amount = Math.floor(most * part);
          if (isReleased) continue;
          share.taken += amount;
          share.claimed += wanted;
          expect(share.taken).toBeLessThanOrEqual(paid);
        }
      },
    ),
  );
});

it('gives back all of it when all of it is asked for, in whatever pieces', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }),
      (paid, parts) => {
        const share = { paid, taken: 0, quantity: sum(parts), claimed: 0 };
        for (const part of parts) {
          share.taken += mostFor(share, part);
          share.claimed += part;
        }
        expect(share.taken).toBe(paid);
      },
    ),
  );
});

const GOOD: AutoFacts = {
  reason: 'bad-fruit',
  kind: 'refund-only',
  photos: 1,
  amount: 5_000,
  limit: 5_000,
  hoursSince: 24,
  category: 'fresh-produce',
};

it.each<[boolean, string, Partial<AutoFacts>]>([
  [true, 'at all limits', {}],
  [true, 'just delivered', { hoursSince: 0 }],
  [false, 'a fen above', { amount: 5_001 }],
  [false, 'a station that grants nothing', { limit: 0 }],
  [false, 'no photo', { photos: 0 }],
  [false, 'too late', { hoursSince: 24.01 }],
  [false, 'not delivered', { hoursSince: null }],
  [false, 'before it came', { hoursSince: -0.1 }],
  [false, 'another reason', { reason: 'missing' }],
  [false, 'a return', { kind: 'return' }],
  [true, 'goods that nobody vetted', { category: null }],
  [true, 'fish', { category: 'aquatic' }],
  [false, 'tea that is said to have spoilt', { category: 'tea' }],
  [false, 'a basket', { category: 'craft' }],
])('grants by rule: %s for %s', (granted, _case, facts) => {
  expect(isAutoApproved({ ...GOOD, ...facts })).toBe(granted);
});

it('takes requests from when goods left until the order is closed', () => {
  expect(orderStates.filter((state) => ASKING_TIME[state] === 'open')).toEqual(['shipped', 'delivered', 'received']);
  expect(orderStates.filter((state) => ASKING_TIME[state] === 'late')).toEqual(['closed', 'cancelled', 'refunded']);
});
