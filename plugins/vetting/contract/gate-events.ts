import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { gateReasonCodes } from './gate-reasons';

/** A product may be shown or sold where it might not, or the other way round. */
export const gateMoved = defineEvent(
  'vetting.gate-moved',
  z.strictObject({
    productId: z.uuid(),
    showable: z.boolean(),
    sellable: z.boolean(),
    reasons: z.array(z.enum(gateReasonCodes)),
    version: z.int(),
  }),
  { key: ({ productId }) => productId },
);

/** A lot was recalled 批次召回: whoever bought of it is told, and nothing of it is sent any more. */
export const lotRecalled = defineEvent(
  'vetting.lot-recalled',
  z.strictObject({ lotId: z.uuid(), productId: z.uuid(), code: z.string(), reason: z.string() }),
  { key: ({ productId }) => productId },
);
