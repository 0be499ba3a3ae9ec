import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { writeOffers } from './offers';
import { regionCode, wantedLine } from './order-types';

const fen = z.number().int().min(0).max(1_000_000);
const grams = z.number().int().min(1).max(1_000_000);

/** A part of the country and what a parcel there costs: so much for the first grams, so much for each further step. */
export const freightZoneSchema = z.strictObject({
  /** Beginnings of GB/T 2260 codes: a province, a prefecture or a county. None: everywhere else. */
  regions: z.array(z.string().regex(/^(\d{2}|\d{4}|\d{6})$/)).max(400),
  /** Whether anything is sent there at all. */
  served: z.boolean(),
  firstG: grams,
  first: fen,
  stepG: grams,
  step: fen,
  /** Ice, box and cold van, once for each order (冷链). */
  cold: fen.default(0),
});

/** A part of the country and what a parcel there costs. */
export type FreightZone = z.output<typeof freightZoneSchema>;

/** What it takes to make a freight rule (运费模板). */
export const makeFreightRuleSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    /** From so many fen of goods on nothing is asked for (满额包邮); cold chain is. */
    freeFrom: z.number().int().min(1).max(100_000_000).nullable().default(null),
    zones: z.array(freightZoneSchema).min(1).max(40),
  })
  .refine(
    ({ zones }) => {
      const named = zones.flatMap(({ regions }) => (regions.length === 0 ? ['everywhere else'] : regions));
      return new Set(named).size === named.length;
    },
    { path: ['zones'], message: '一个地区只能在一个分区里 / a region belongs to one zone' },
  );

/** What it takes to make a freight rule. */
export type MakeFreightRule = z.output<typeof makeFreightRuleSchema>;

/** A freight rule (运费模板). It is never changed, only retired. */
export const freightRuleSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  freeFrom: z.number().int().nullable(),
  zones: z.array(freightZoneSchema),
  madeAt: z.iso.datetime(),
  retired: z.boolean(),
});

/** A freight rule (运费模板). */
export type FreightRule = z.output<typeof freightRuleSchema>;

/** The routes of freight rules for the shop's people. */
export const freightContract = httpContract('shop', {
  freightRules: {
    method: 'GET',
    path: '/shop/freight-rules',
    summary: 'The freight rules of the station, those in use first',
    access: { staff: writeOffers },
    result: z.strictObject({ rules: z.array(freightRuleSchema) }),
    refusals: [],
  },
  makeFreightRule: {
    method: 'POST',
    path: '/shop/freight-rules',
    summary: 'Makes a freight rule: zones, first and further weight, cold chain',
    access: { staff: writeOffers },
    body: makeFreightRuleSchema,
    result: freightRuleSchema,
    status: 201,
    refusals: ['SHOP.FREIGHT_RULE_KNOWN'],
  },
  retireFreightRule: {
    method: 'POST',
    path: '/shop/freight-rules/:id/retire',
    summary: 'Takes a rule out of use; offers that were made with it keep it',
    access: { staff: writeOffers },
    params: z.object({ id: z.uuid() }),
    result: freightRuleSchema,
    refusals: ['SHOP.FREIGHT_RULE_NOT_FOUND'],
  },
});

/** What would be ordered together, as far as sending it goes. */
export const quoteTogetherSchema = z.strictObject({
  region: regionCode.optional(),
  lines: z
    .array(wantedLine.omit({ price: true }))
    .min(1)
    .max(20),
});

/** What would be ordered together. */
export type QuoteTogether = z.output<typeof quoteTogetherSchema>;

/** What anybody may ask before ordering. */
export const freightQuoteContract = httpContract('shop', {
  quoteFreight: {
    method: 'GET',
    path: '/api/shop/offers/:id/freight',
    summary: 'What sending so many of an offer to a region costs',
    access: 'public',
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({
      region: regionCode,
      quantity: z.coerce.number().int().min(1).max(999).default(1),
    }),
    result: z.strictObject({ freight: z.number().int() }),
    refusals: ['SHOP.OFFER_NOT_FOUND', 'SHOP.NOT_DELIVERED'],
    perMinute: 300,
  },
  quoteTogether: {
    method: 'POST',
    path: '/api/shop/freight',
    summary:
      'What sending several things as one order costs; things that are paid to different sellers are named apart',
    access: 'public',
    body: quoteTogetherSchema,
    result: z.strictObject({ freight: z.number().int() }),
    refusals: ['SHOP.OFFER_NOT_FOUND', 'SHOP.REGION_MISSING', 'SHOP.NOT_DELIVERED', 'SHOP.SELLERS_MIXED'],
    perMinute: 300,
  },
});
