import fc from 'fast-check';
import { unwrap } from '@hearth/cms/kernel';
import { saleModes } from '../../contract';
import { bookedOf } from '../orders/booked-order';
import type { KeptOrder } from '../orders/order-store';
import { counterShares } from '../books/counter.rules';
import { waterfallOf } from '../books/waterfall.rules';
import { feeOf, supplierFenOf, unitOf, type UnitTerms } from './terms.rules';

const terms = (more: Partial<UnitTerms> = {}): UnitTerms => ({
  ...{
    mode: 'station',
    goodsKind: 'fresh',
    supplier: 's1',
    payee: '青禾村果业合作社',
    village: '青禾村',
    session: null,
  },
  ...{ supplierFen: 4_200, stationFen: 300, anchorFen: 200, freightFen: 600, platformFen: 50, feePoints: 60 },
  donation: { agreement: 'a1', fen: 100 },
  ...more,
});

it.each([
  [5_990, { by: 'share', basisPoints: 7_000 }, 4_193],
  [5_990, { by: 'share', basisPoints: 0 }, 0],
  [5_990, { by: 'share', basisPoints: 10_000 }, 5_990],
  [1, { by: 'share', basisPoints: 5_000 }, 0],
  [5_990, { by: 'fen', fen: 4_200 }, 4_200],
] as const)('of %d by %j the supplier has %d', (price, part, expected) => {
  expect(supplierFenOf(price, part)).toBe(expected);
});

it('shows where the price of one unit goes, to the fen', () => {
  const unit = unwrap(unitOf(5_990, terms()));
  expect(unit).toEqual([
    ...[
      { kind: 'psp', fen: 36 },
      { kind: 'freight', fen: 600 },
      { kind: 'supplier', fen: 4_200 },
    ],
    ...[
      { kind: 'station', fen: 300 },
      { kind: 'anchor', fen: 200 },
      { kind: 'platform', fen: 50 },
    ],
    ...[
      { kind: 'donation', fen: 100 },
      { kind: 'rest', fen: 504 },
    ],
  ]);
  expect(unit.reduce((sum, { fen }) => sum + fen, 0)).toBe(5_990);
});

it.each([
  ['the supplier', { supplierFen: 4_705 }, 1],
  ['the station', { stationFen: 805 }, 1],
  ['the anchor', { anchorFen: 10_200 }, 9_496],
  ['the carrier', { freightFen: 1_105 }, 1],
  ['the platform', { platformFen: 555 }, 1],
  ['the donation', { donation: { agreement: 'a1', fen: 605 } }, 1],
  ['the provider', { feePoints: 1_000 }, 59],
])('refuses terms by which %s gets more than is left', (_who, more, short) => {
  expect(unitOf(5_990, terms(more))).toEqual({ ok: false, error: { code: 'SHOP.TERMS_SHORT', details: { short } } });
});

it('takes the fee of what is paid, by the rates of the lines, and never more than the goods’ own', () => {
  const lines = [
    { goods: 5_990, feePoints: 60 },
    { goods: 10, feePoints: 0 },
  ];
  expect(feeOf(lines, 6_000)).toBe(36);
  expect(feeOf(lines, 3_000)).toBe(18);
  expect(feeOf(lines, 9_000)).toBe(36);
});

const amount = fc.integer({ min: 0, max: 3_000 });
const anOffer = fc
  .record({
    price: fc.integer({ min: 1, max: 20_000 }),
    quantity: fc.integer({ min: 1, max: 30 }),
    terms: fc.record({
      ...{ supplierFen: amount, stationFen: amount, anchorFen: amount, freightFen: amount, platformFen: amount },
      feePoints: fc.integer({ min: 0, max: 1_000 }),
      donated: fc.integer({ min: 0, max: 200 }),
    }),
  })
  .map(({ price, quantity, terms: { donated, ...more } }) => ({
    ...{ price, quantity },
    terms: terms({ ...more, donation: donated > 0 ? { agreement: 'a1', fen: donated } : null }),
  }))
  .filter((one) => unitOf(one.price, one.terms).ok);
const anOrder = fc.record({
  mode: fc.constantFrom(...saleModes),
  offers: fc.array(anOffer, { minLength: 1, maxLength: 5 }),
  discounted: fc.integer({ min: 0, max: 100 }),
  freight: fc.integer({ min: 0, max: 2_000 }),
});

/** An order as orders keep it, as far as the books ask. */
function ordered({ mode, offers, discounted, freight }: typeof anOrder extends fc.Arbitrary<infer Of> ? Of : never) {
  const goods = offers.reduce((sum, one) => sum + one.price * one.quantity, 0);
  const discount = Math.floor((goods * discounted) / 100);
  const lines = offers.map(({ price, quantity }, n) => ({ offer: `o${n}`, variant: 'v', page: '', price, quantity }));
  const sums = { goods, freight, discount, amount: goods + freight - discount };
  // Whatever else an order has is no matter to what is booked of it.
  const order = { id: 'order', station: 'yunze', ...sums, lines } as unknown as KeptOrder;
  const by = new Map(offers.map((one, n) => [`o${n}`, { ...one.terms, mode, supplier: `s${n % 2}` }]));
  return { order, facts: bookedOf({ order, payment: { number: 'n', at: new Date(0) }, terms: by }) };
}

it('books any order of offers that passed: exact, paid to the fen, and each gets what was agreed for each unit', () => {
  fc.assert(
    fc.property(anOrder, (any) => {
      const { order, facts } = ordered(any);
      const shares = unwrap(waterfallOf(facts));
      const of = (kind: string, line?: number): number =>
        shares
          .filter((one) => one.kind === kind && (line === undefined || one.line === line))
          .reduce((sum, { fen }) => sum + Number(fen), 0);
      expect(shares.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n);
      expect([of('paid'), of('coupon')]).toEqual([order.amount, order.discount]);
      for (const [line, { quantity, terms: agreed }] of any.offers.entries()) {
        expect(0 - of('supplier', line)).toBe(agreed.supplierFen * quantity);
        expect(0 - of('donation', line)).toBe((agreed.donation?.fen ?? 0) * quantity);
        expect(0 - of('station', line)).toBe(agreed.stationFen * quantity);
        expect(0 - of('anchor', line)).toBe(agreed.anchorFen * quantity);
        expect(0 - of('platform', line)).toBe(agreed.platformFen * quantity);
      }
      expect(of('rest')).toBeLessThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});

it('gives one line back alone, by its own terms', () => {
  const offers = [
    { price: 5_990, quantity: 2, terms: terms() },
    { price: 3_010, quantity: 1, terms: terms({ donation: null, supplierFen: 1_200 }) },
  ];
  const { facts } = ordered({ mode: 'station', offers, discounted: 0, freight: 0 });
  const whole = unwrap(waterfallOf(facts)).map((share) => ({ ...share, back: 0n }));
  const back = unwrap(counterShares(whole, { line: 1, amount: 3_010 }));
  expect(back.map(({ share }) => share.kind)).not.toContain('donation');
  expect(back.every(({ share, now }) => share.line === 1 && now === share.fen)).toBe(true);
});

it('holds an order wholly for nobody’s name where nobody agreed on anything', () => {
  const { order } = ordered({
    mode: 'station',
    offers: [{ price: 500, quantity: 3, terms: terms() }],
    discounted: 0,
    freight: 0,
  });
  const facts = bookedOf({ order, payment: { number: 'n', at: new Date(0) }, terms: new Map() });
  expect(unwrap(waterfallOf(facts))).toEqual([
    { line: 0, kind: 'paid', account: 'pspClearing', fen: 1_500n },
    { line: 0, kind: 'supplier', account: 'salesHeld:unnamed', fen: -1_500n },
  ]);
});
