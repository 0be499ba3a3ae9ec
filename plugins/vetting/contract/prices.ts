import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { hashWord } from './words';
import { GOODS_READ, GOODS_WORK } from './products';

/** What a price is: a deal that was made, the supplier's own list, or what others ask. */
export const priceKind = z.enum(['deal', 'list', 'market']);
/** What a price is. */
export type PriceKind = z.output<typeof priceKind>;

/** The rules by which a former price is named 划线价依据. */
export const pricePolicy = z.enum(['cn-7-days', 'eu-30-days']);
/** The rule by which a former price is named. */
export type PricePolicy = z.output<typeof pricePolicy>;

/** A price that was seen 价格凭证. */
export const priceSchema = z.strictObject({
  id: z.uuid(),
  venue: z.string(),
  url: z.string().nullable(),
  fen: z.int(),
  basis: priceKind,
  seenAt: z.iso.datetime(),
  /** The page as it was seen. */
  shot: z.string().nullable(),
  /** Older than a day: good for the record, not for going live. */
  stale: z.boolean(),
});
/** A price that was seen. */
export type Price = z.output<typeof priceSchema>;

/** A former price that may be named at one venue now. */
export const priceBaseSchema = z.strictObject({
  venue: z.string(),
  policy: pricePolicy,
  fen: z.int(),
  /** `lowest` within the period, or the `last` deal before it where there was none. */
  by: z.enum(['lowest', 'last']),
  price: z.uuid(),
});
/** A former price that may be named. */
export type PriceBase = z.output<typeof priceBaseSchema>;

/** What it takes to note a price. */
export const notePriceSchema = z
  .strictObject({
    venue: z.string().trim().min(1).max(100),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable(),
    fen: z.int().min(1).max(100_000_000),
    basis: priceKind,
    seenAt: z.iso.datetime(),
    shotHash: hashWord.nullable(),
  })
  .refine(({ basis, url }) => basis !== 'market' || url !== null, {
    path: ['url'],
    message: '市场价要有网址 / a market price needs its address',
  });
/** What it takes to note a price. */
export type NotePrice = z.output<typeof notePriceSchema>;

const params = z.object({ id: z.uuid() });

/** The routes of prices. */
export const pricesContract = httpContract('vetting', {
  listPrices: {
    method: 'GET',
    path: '/vetting/products/:id/prices',
    summary: 'The prices that were seen, and the former prices that may be named',
    access: { staff: GOODS_READ },
    params,
    query: z.object({ policy: pricePolicy.default('cn-7-days') }),
    result: z.strictObject({
      prices: z.array(priceSchema),
      bases: z.array(priceBaseSchema),
      gaps: z.array(z.string()),
    }),
    refusals: ['GOODS.NOT_FOUND'],
  },
  notePrice: {
    method: 'POST',
    path: '/vetting/products/:id/prices',
    summary: 'Notes a price with its time and place',
    access: { staff: GOODS_WORK },
    params,
    body: notePriceSchema,
    result: priceSchema,
    status: 201,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.FILE_NOT_FOUND', 'GOODS.SEEN_LATER'],
  },
});
