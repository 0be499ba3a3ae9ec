import { z } from 'zod';
import { gateReasonCodes } from './gate-reasons';

const textSchema = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** A reason with its words. */
export const shownReasonSchema = z.strictObject({
  code: z.enum(gateReasonCodes),
  stops: z.enum(['showing', 'selling']),
  words: textSchema,
  paper: z.uuid().nullable(),
  kind: z.string().nullable(),
  lot: z.uuid().nullable(),
  since: z.iso.datetime().nullable(),
});

/** A reason with its words. */
export type ShownReason = z.output<typeof shownReasonSchema>;

/** What people do with a product at the gate. */
export const shelfEvent = z.enum(['suspend', 'clear', 'recall']);

/** What people do with a product at the gate. */
export type ShelfEvent = z.output<typeof shelfEvent>;

/** Whether a product may be shown and sold now, with all that stands in the way (可售状态). */
export const productGateSchema = z.strictObject({
  product: z.uuid(),
  station: z.string(),
  title: z.string(),
  state: z.string(),
  version: z.int(),
  showable: z.boolean(),
  sellable: z.boolean(),
  until: z.iso.datetime().nullable(),
  reasons: z.array(shownReasonSchema),
  /** The first of the two who clear it, where one said so. */
  clearing: z.strictObject({ by: z.string(), why: z.string(), at: z.iso.datetime() }).nullable(),
  allowedEvents: z.array(shelfEvent),
});

/** Whether a product may be shown and sold now, with all that stands in the way. */
export type ProductGate = z.output<typeof productGateSchema>;

const why = z.string().trim().min(1).max(500);

/** Why a product is taken off the shelf, or called back for good. */
export const turnShelfSchema = z.strictObject({
  event: z.enum(['suspend', 'recall']),
  version: z.int(),
  reason: why,
});

/** Why a product is taken off the shelf, or called back for good. */
export type TurnShelf = z.output<typeof turnShelfSchema>;

/** One of two words that a suspended product may be shown again. */
export const clearProductSchema = z.strictObject({ version: z.int(), why });

/** One of two words that a suspended product may be shown again. */
export type ClearProduct = z.output<typeof clearProductSchema>;

/** Why a lot is recalled. */
export const recallLotSchema = z.strictObject({ version: z.int(), reason: why });

/** Why a lot is recalled. */
export type RecallLot = z.output<typeof recallLotSchema>;

/** What a recall of a lot came to. */
export const recalledLotSchema = z.strictObject({ lot: z.uuid(), code: z.string(), gate: productGateSchema });

/** What a recall of a lot came to. */
export type RecalledLot = z.output<typeof recalledLotSchema>;

/** How many ends of papers stand on a page. */
export const ENDINGS_A_PAGE = 50;

/** Which ends of papers are asked for. */
export const listEndingsSchema = z.object({
  days: z.coerce.number().int().min(0).max(180).default(30),
  page: z.coerce.number().int().min(1).max(500).default(1),
});

/** Which ends of papers are asked for. */
export type ListEndings = z.output<typeof listEndingsSchema>;

/** A paper that ends soon, and whose it is. */
export const endingSchema = z.strictObject({
  paper: z.uuid(),
  kind: z.string(),
  station: z.string(),
  product: z.uuid().nullable(),
  supplier: z.uuid().nullable(),
  lot: z.uuid().nullable(),
  lotCode: z.string().nullable(),
  /** The title of the product, or the name of the supplier. */
  title: z.string(),
  lastDay: z.iso.date(),
  daysLeft: z.int(),
  /** How many approved products stand on it. */
  goods: z.int(),
});

/** A paper that ends soon, and whose it is. */
export type Ending = z.output<typeof endingSchema>;
