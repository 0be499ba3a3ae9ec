import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { afterSaleStates } from './after-sale-types';
import { parcelStates } from './parcel-types';

/** A parcel went from one state to another (包裹流转). */
export const parcelMoved = defineEvent(
  'shop.parcel-moved',
  z.strictObject({ parcelId: z.uuid(), orderId: z.uuid(), to: z.enum(parcelStates), version: z.int32() }),
  { key: ({ parcelId }) => parcelId },
);

/** An after-sale went from one state to another (售后流转). */
export const afterSaleMoved = defineEvent(
  'shop.after-sale-moved',
  z.strictObject({ afterSaleId: z.uuid(), orderId: z.uuid(), to: z.enum(afterSaleStates), version: z.int32() }),
  { key: ({ afterSaleId }) => afterSaleId },
);
