import fc from 'fast-check';
import { goodsKinds, saleModes, termsSchema, type Terms } from '../../contract';
import { draftOf, isWhole, termsOf } from './terms-draft.rules';

const fen = fc.integer({ min: 0, max: 100_000_000 });
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  mode: fc.constantFrom(...saleModes),
  goodsKind: fc.constantFrom(...goodsKinds),
  supplier: fc.uuid({ version: 7 }),
  payee: fc.constantFrom('青禾村果业合作社', '林家合作社'),
  village: fc.constantFrom('', '青禾村'),
  session: fc.option(fc.uuid({ version: 7 }), { nil: null }),
  part: fc.oneof(
    fen.map((amount) => ({ by: 'fen' as const, fen: amount })),
    fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => ({ by: 'share' as const, basisPoints })),
  ),
  ...{ stationFen: fen, anchorFen: fen, freightFen: fen, platformFen: fen },
  feePoints: fc.integer({ min: 0, max: 1_000 }),
  donation: fc.option(fc.record({ agreement: fc.uuid({ version: 7 }), fen: fc.integer({ min: 1, max: 100_000 }) }), {
    nil: null,
  }),
});

it('sends back to the fen what it was given', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const held = { ...terms, version: 2, setAt: '2026-11-30T04:00:00.000Z', unit: [] };
      const draft = draftOf(held, '');
      expect(termsOf(draft)).toEqual(terms);
      expect(termsSchema.parse(termsOf(draft))).toEqual(terms);
      expect(isWhole(draft)).toBe(true);
    }),
  );
});

it('begins with what is usual and the supplier of the product, and waits for a name to pay', () => {
  const supplier = '0195f000-0000-7000-8000-00000000a001';
  const fresh = draftOf(null, supplier);
  expect(termsOf(fresh)).toMatchObject({ supplier, part: { by: 'share', basisPoints: 7_000 }, feePoints: 60 });
  expect(isWhole(fresh)).toBe(false);
  expect(isWhole({ ...fresh, payee: '林家合作社' })).toBe(true);
  expect(isWhole({ ...fresh, payee: '林家合作社', agreement: supplier })).toBe(false);
});
