import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { sellingVerdictSchema } from './selling-verdict';

/** Who may keep variants and count stock, as the admin's roles name it. */
export const writeStock = 'plugin::shop.stock.write';

const textSchema = z.strictObject({ 'zh-Hans': z.string().trim().min(1).max(120), en: z.string().trim().max(120) });

/** What it takes to make a variant of a product. */
export const makeVariantSchema = z.strictObject({
  product: z.uuid(),
  title: textSchema,
  spec: z.string().trim().min(1).max(80),
  weightG: z.number().int().min(0).max(1_000_000),
});

/** What it takes to make a variant of a product. */
export type MakeVariant = z.output<typeof makeVariantSchema>;

/** A variant (规格) with its stock: `free` is what may still be promised. */
export const variantSchema = makeVariantSchema.extend({
  id: z.uuid(),
  onHand: z.number().int(),
  reserved: z.number().int(),
  shipped: z.number().int(),
  free: z.number().int(),
  /** So many people are in line for it (候补). */
  waiting: z.number().int(),
});

/** A variant (规格) with its stock. */
export type Variant = z.output<typeof variantSchema>;

/** What a variant is called. */
export const variantNameSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  title: textSchema,
  spec: z.string(),
});

/** What a variant is called. */
export type VariantName = z.output<typeof variantNameSchema>;

/** How a stock changes by hand: what came in, what a count found, what was written off. */
export const stockMoveSchema = z.strictObject({
  kind: z.enum(['received', 'counted', 'written-off']),
  /** For a count, the difference that it found; what was written off is positive too. */
  quantity: z
    .number()
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((n) => n !== 0, '数量不能为 0 / it must not be 0'),
  reason: z.string().trim().min(1).max(200),
  lot: z.string().trim().max(80).nullable().default(null),
});

/** How a stock changes by hand. */
export type StockMove = z.output<typeof stockMoveSchema>;

/** A change by hand that was written down: by whom, why, and by how much, signed. */
export const stockEntrySchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: stockMoveSchema.shape.kind,
  quantity: z.number().int(),
  reason: z.string(),
  lot: z.string().nullable(),
  by: z.string(),
});

/** A change by hand that was written down. */
export type StockEntry = z.output<typeof stockEntrySchema>;

/** The routes of variants and their stock. */
export const stockContract = httpContract('shop', {
  variants: {
    method: 'GET',
    path: '/shop/variants',
    summary: 'The variants of the station with their stock, newest first',
    access: { staff: writeStock },
    query: z.strictObject({ before: z.uuid().optional(), search: z.string().trim().max(60).optional() }),
    result: z.strictObject({ variants: z.array(variantSchema), more: z.boolean() }),
    refusals: [],
  },
  variant: {
    method: 'GET',
    path: '/shop/variants/:id',
    summary: 'One variant with the newest changes that were made by hand, and whether its product may be sold',
    access: { staff: writeStock },
    params: z.object({ id: z.uuid() }),
    result: z.strictObject({ variant: variantSchema, gate: sellingVerdictSchema, moves: z.array(stockEntrySchema) }),
    refusals: ['SHOP.VARIANT_NOT_FOUND'],
  },
  makeVariant: {
    method: 'POST',
    path: '/shop/variants',
    summary: 'Makes a variant of a product, with an empty stock',
    access: { staff: writeStock },
    body: makeVariantSchema,
    result: variantSchema,
    status: 201,
    refusals: ['SHOP.VARIANT_KNOWN', 'SHOP.GOODS_NOT_VETTED_HERE'],
  },
  moveStock: {
    method: 'POST',
    path: '/shop/variants/:id/stock',
    summary: 'Writes down what came in, what a count found, or what was written off',
    access: { staff: writeStock },
    params: z.object({ id: z.uuid() }),
    body: stockMoveSchema,
    result: variantSchema,
    refusals: ['SHOP.VARIANT_NOT_FOUND', 'SHOP.STOCK_PROMISED'],
  },
});
