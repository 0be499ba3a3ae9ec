import { z } from 'zod';

/** The states of a product 商品. */
export const productState = z.enum([
  'draft',
  'paper-review',
  'sampling',
  'panel',
  'scored',
  'fixing',
  'price-review',
  'approved',
  'suspended',
  'recalled',
  'retired',
  'rejected',
  'vetoed',
]);

/** The state of a product. */
export type ProductState = z.output<typeof productState>;

/** What may happen to a product. */
export const productEvent = z.enum([
  'submit',
  'return-papers',
  'pass-papers',
  'fail-test',
  'pass-test',
  'open-scores',
  'pass-score',
  'fix',
  'fail-score',
  'veto',
  'approve',
  'suspend',
  'clear',
  'recall',
  'retire',
  're-review',
]);

/** What may happen to a product. */
export type ProductEvent = z.output<typeof productEvent>;
