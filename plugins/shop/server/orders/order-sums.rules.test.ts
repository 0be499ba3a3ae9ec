import fc from 'fast-check';
import type { CouponFacts } from '../coupons/coupon.rules';
import { sumsOf, type NamedFreight, type PricedLine } from './order-sums.rules';

const rule = (id: string, more: Partial<NamedFreight> = {}): NamedFreight => ({
  ...{ id, freeFrom: null },
  zones: [{ regions: [], served: true, firstG: 1000, first: 800, stepG: 1000, step: 200, cold: 0 }],
  ...more,
});
const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  ...{ offer: 'o1', price: 1_000, quantity: 1, weightG: 600, freight: null },
  ...more,
});
const coupon = (more: Partial<CouponFacts> = {}): CouponFacts => ({
  ...{ id: 'c', station: 'yunze', buyer: 'b', isUsed: false, isGood: true, threshold: 2_000, cut: 500, offers: null },
  ...more,
});
const sums = (lines: readonly PricedLine[], asked?: CouponFacts | 'unknown', region: string | undefined = '321002') =>
  sumsOf({ lines, region, coupon: asked });

it('is the goods alone where the price includes the freight', () => {
  expect(sumsOf({ lines: [line({ quantity: 3 })], region: undefined, coupon: undefined })).toEqual({
    ok: true,
    value: { goods: 3_000, freight: 0, discount: 0, amount: 3_000 },
  });
});

it('lets lines of one rule travel together, and each rule by itself', () => {
  const [one, two] = [rule('r1'), rule('r2')];
  // 600 + 600 g in one parcel: one step; apart they would be two first weights.
  const together = sums([line({ freight: one }), line({ offer: 'o2', freight: one })]);
  expect(together).toMatchObject({ value: { freight: 1_000, amount: 3_000 } });
  const apart = sums([line({ freight: one }), line({ offer: 'o2', freight: two })]);
  expect(apart).toMatchObject({ value: { freight: 1_600, amount: 3_600 } });
  // What is sent free of charge beside it adds no weight.
  expect(sums([line({ freight: one }), line({ offer: 'o2', weightG: 90_000 })])).toMatchObject({
    value: { freight: 800 },
  });
});

it('asks for the region, and says where nothing is sent', () => {
  expect(sumsOf({ lines: [line({ freight: rule('r') })], region: undefined, coupon: undefined })).toMatchObject({
    error: { code: 'SHOP.REGION_MISSING' },
  });
  const nowhere = rule('r', { zones: [{ ...rule('r').zones[0]!, served: false }] });
  const [stays, goes] = [line({ freight: nowhere }), line({ offer: 'o2', freight: rule('s') })];
  expect(sums([goes, stays])).toMatchObject({ error: { code: 'SHOP.NOT_DELIVERED', details: { offers: ['o1'] } } });
});

it.each([
  ['unknown', 'unknown' as const, 'unknown'],
  ['used', coupon({ isUsed: true }), 'used'],
  ['not good now', coupon({ isGood: false }), 'not-now'],
  ['for more', coupon({ threshold: 2_001 }), 'threshold'],
  ['for other goods', coupon({ offers: ['o9'] }), 'other-goods'],
  ['for goods that have a special price already', coupon({ threshold: 0, notFor: ['o1', 'o2'] }), 'other-goods'],
  ['for too little beside goods of a special price', coupon({ threshold: 1_001, notFor: ['o1'] }), 'threshold'],
  ['for some of the goods, of which there is too little', coupon({ offers: ['o2'], threshold: 1_001 }), 'threshold'],
])('refuses a coupon that is %s', (_what, asked, why) => {
  const answer = sums([line(), line({ offer: 'o2' })], asked);
  expect(answer).toMatchObject({ error: { code: 'SHOP.COUPON_REFUSED', details: { why } } });
});

it('never takes off more than the goods that a coupon counts for, and nothing of the freight', () => {
  const amounts = fc.record({
    price: fc.integer({ min: 1, max: 5_000 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    cut: fc.integer({ min: 1, max: 50_000 }),
    isOwn: fc.boolean(),
  });
  fc.assert(
    fc.property(amounts, ({ price, quantity, cut, isOwn }) => {
      const lines = [line({ price, quantity, freight: rule('r') }), line({ offer: 'o2', price: 700 })];
      const answer = sums(lines, coupon({ threshold: 0, cut, offers: isOwn ? ['o1'] : null }));
      if (!answer.ok) throw new Error(answer.error.code);
      const { goods, freight, discount, amount } = answer.value;
      expect(discount).toBe(Math.min(cut, isOwn ? price * quantity : goods));
      expect(amount).toBe(goods + freight - discount);
      expect(amount).toBeGreaterThanOrEqual(freight);
    }),
  );
});
