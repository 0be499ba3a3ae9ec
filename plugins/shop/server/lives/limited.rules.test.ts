import { err, ok } from '@hearth/cms/kernel';
import { basisOf } from './limited.rules';

const deal = (price: number) => ({ offer: 'o1', price });
const none = { basePrice: null, basis: null, basisProof: null };
const proof = '报价 offer o1';

it.each([
  [
    { lowest: deal(3_900), last: deal(4_200) },
    { basePrice: 3_900, basis: 'lowest-of-seven-days', basisProof: proof },
  ],
  [
    { lowest: undefined, last: deal(4_200) },
    { basePrice: 4_200, basis: 'last-deal', basisProof: proof },
  ],
  // The last deal of long ago was no dearer: nothing is crossed out against it.
  [{ lowest: undefined, last: deal(2_900) }, none],
  [{ lowest: undefined, last: undefined }, none],
])('crosses out only what somebody paid: %j', (deals, basis) => {
  expect(basisOf(2_900, 3_990, deals)).toEqual(ok(basis));
});

it.each([
  [3_990, { lowest: undefined, last: undefined }, 3_990],
  [3_500, { lowest: deal(3_500), last: deal(3_500) }, 3_500],
  [3_600, { lowest: deal(3_500), last: deal(3_990) }, 3_500],
  // A dearer week does not make a price of every day a special one.
  [3_990, { lowest: deal(4_500), last: deal(4_500) }, 3_990],
])('is no special price at %i', (price, deals, below) => {
  expect(basisOf(price, 3_990, deals)).toEqual(err('SHOP.LIMITED_NOT_LOWER', { below }));
});
