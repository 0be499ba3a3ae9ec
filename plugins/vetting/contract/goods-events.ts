import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { productEvent, productState } from './product-states';

/** A product went from one state to another, or was changed and kept its state. */
export const productMoved = defineEvent(
  'vetting.product-moved',
  z.strictObject({
    productId: z.uuid(),
    event: productEvent,
    from: productState,
    to: productState,
    version: z.int32(),
    revision: z.int32(),
  }),
  { key: ({ productId }) => productId },
);

/** What a verdict on goods stands on changed: a paper, a lot. */
export const goodsChanged = defineEvent(
  'vetting.goods-changed',
  z.strictObject({ productId: z.uuid().nullable(), supplierId: z.uuid().nullable(), what: z.enum(['paper', 'lot']) }),
);
