import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { payableKinds, paymentStates, refundStates } from './payment-types';

/** A payment went from one state to another (支付单流转). */
export const paymentMoved = defineEvent(
  'shop.payment-moved',
  z.strictObject({
    paymentId: z.uuid(),
    kind: z.enum(payableKinds),
    subject: z.uuid(),
    to: z.enum(paymentStates),
    version: z.int32(),
  }),
  { key: ({ paymentId }) => paymentId },
);

/** A refund went from one state to another (退款单流转). */
export const refundMoved = defineEvent(
  'shop.refund-moved',
  z.strictObject({ refundId: z.uuid(), paymentId: z.uuid(), to: z.enum(refundStates), version: z.int32() }),
  { key: ({ refundId }) => refundId },
);
