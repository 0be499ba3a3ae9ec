import { EMPTY_ENVELOPE, envelopeFrom, type EnvelopeDraft } from './envelope-draft.rules';

const draft = (more: Partial<EnvelopeDraft> = {}): EnvelopeDraft => ({
  ...EMPTY_ENVELOPE,
  ...{ session: 's1', title: ' 整点红包 ', budget: 500, count: 500 },
  ...{ opensAt: '2026-12-01T12:00:00.000Z', closesAt: '2026-12-01T12:10:00.000Z' },
  ...more,
});

it('is a red packet in fen once nothing is missing', () => {
  expect(envelopeFrom(draft())).toMatchObject({
    ...{ title: '整点红包', budget: 50_000, count: 500, least: 1, most: 20_000, couponBatch: null },
  });
});

it('of coupons holds exactly what they take off', () => {
  const coupons = draft({ payout: 'coupon', couponBatch: 'b1', cut: 500, count: 20, budget: undefined });
  expect(envelopeFrom(coupons)).toMatchObject({ budget: 10_000, least: 500, most: 500, split: 'equal' });
  expect(envelopeFrom({ ...coupons, couponBatch: '' })).toBeUndefined();
});

it.each([
  ['a live', { session: '' }],
  ['a title', { title: ' ' }],
  ['a budget', { budget: undefined }],
  ['a count', { count: undefined }],
  ['a beginning', { opensAt: null }],
  ['an end', { closesAt: null }],
] as const)('is none without %s', (_what, part) => {
  expect(envelopeFrom(draft(part))).toBeUndefined();
});
