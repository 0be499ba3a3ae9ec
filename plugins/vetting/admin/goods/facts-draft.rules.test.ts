import type { ProductFacts } from '../../contract';
import { draftOf, emptyDraft, factsOf, fenOf } from './facts-draft.rules';

const PEACHES: ProductFacts = {
  ...{ spec: '5 斤装', recipe: '', allergens: [], netWeight: '2.5 kg', shelfLifeDays: 10, label: '', gtin: null },
  ...{ maker: '合作社', plant: '三号园', seller: '合作社', origin: '云泽', storage: '阴凉', story: '' },
  ...{ prepackaged: false, branded: false, welfare: false, donation: false, marks: [] },
  priceBasis: { fen: 5_990, kind: 'list-price' },
};

it('gives back what it was filled with', () => {
  const facts = {
    ...PEACHES,
    allergens: ['花生', '大豆'],
    gtin: '6901234567892',
    marks: ['organic' as const],
    welfare: true,
  };
  expect(factsOf(draftOf(facts))).toEqual(facts);
});

it('declares nothing while something is missing or no figure', () => {
  expect(factsOf(emptyDraft)).toBeUndefined();
  expect(factsOf({ ...draftOf(PEACHES), shelfLifeDays: '十天' })).toBeUndefined();
  expect(factsOf({ ...draftOf(PEACHES), price: '59.999' })).toBeUndefined();
});

it.each([
  ['59.9', 5_990],
  ['0.07', 7],
  ['1', 100],
  ['一元', NaN],
])('reads %s as %d fen', (yuan, fen) => {
  expect(fenOf(yuan)).toBe(fen);
});
