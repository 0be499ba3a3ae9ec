import { z } from 'zod';

/** Whether a product may be sold now (可售状态): until when that holds by itself, and the names of the gate's reasons why not. */
export const sellingVerdictSchema = z.strictObject({
  sellable: z.boolean(),
  until: z.iso.datetime().nullable(),
  reasons: z.array(z.string()),
});

/** Whether a product may be sold now. */
export type SellingVerdict = z.output<typeof sellingVerdictSchema>;
