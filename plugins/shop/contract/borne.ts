import { z } from 'zod';
import { afterSaleReasons, bearers, borneWhys } from './after-sale-types';

/** What a refund cost a supplier (责任明细): what it took of their part, and what is booked to them besides, by who bears it. */
export const borneLineSchema = z.strictObject({
  party: z.string(),
  order: z.uuid(),
  afterSale: z.uuid(),
  reason: z.enum(afterSaleReasons),
  bearer: z.enum(bearers),
  why: z.enum(borneWhys),
  taken: z.int(),
  fen: z.int(),
  at: z.iso.datetime(),
});

/** What a refund cost a supplier. */
export type BorneLine = z.output<typeof borneLineSchema>;
