import { z } from 'zod';

/** Why goods are thrown out whatever their scores say 一票否决. */
export const vetoReason = z.enum([
  'no-licence',
  'test-failed',
  'report-reused',
  'forged',
  'banned-category',
  'medical-claim',
  'price-without-proof',
  'label-mismatch',
  'supplier-barred',
]);

/** Why goods are thrown out. */
export type VetoReason = z.output<typeof vetoReason>;

const version = z.int();
const reason = z.string().trim().min(1).max(500);

/** What whoever works on a product does with it. */
export const turnProductSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('submit'), version }),
  z.strictObject({ event: z.literal('retire'), version, reason }),
]);

/** What whoever judges a product does with it. */
export const judgeProductSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('pass-papers'), version }),
  z.strictObject({ event: z.literal('return-papers'), version, reason }),
  z.strictObject({ event: z.literal('veto'), version, veto: vetoReason, reason }),
]);

/** What people do with a product by themselves; the rest comes of the procedure and of the gate. */
export type TurnProduct = z.output<typeof turnProductSchema> | z.output<typeof judgeProductSchema>;
