import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { saleModes, shareKinds } from './waterfall-types';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const station = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** What a day's signature covers, and the signature: Ed25519 over `dayText`, base64. */
export const dayRootSchema = z.strictObject({
  station: z.string(),
  day: z.iso.date(),
  first: z.int(),
  last: z.int(),
  root: hash,
  head: hash,
  key: z.uuid(),
  signature: z.string(),
});

/** A signed day of the books. */
export type DayRoot = z.output<typeof dayRootSchema>;

/** A posting as its hash covers it. */
export const postingBodySchema = z.strictObject({
  station: z.string(),
  seq: z.int(),
  id: z.uuid(),
  kind: z.string(),
  ref: z.string(),
  at: z.iso.datetime(),
  booked: z.iso.datetime(),
  entries: z.array(z.tuple([z.string(), z.string()])),
  previous: hash,
});

/** Where each yuan of an order went 钱去哪儿了, with what proves it. */
export const receiptSchema = z.strictObject({
  station: z.string(),
  order: z.uuid(),
  mode: z.enum(saleModes),
  paidAt: z.iso.datetime(),
  /** What was paid, and what of it came back, in fen. */
  paid: z.int(),
  back: z.int(),
  shares: z.array(z.strictObject({ kind: z.enum(shareKinds), fen: z.int(), back: z.int() })),
  /** Whether suppliers have been settled: until then the figures may still change. */
  isSettled: z.boolean(),
  postings: z.array(
    z.strictObject({
      body: postingBodySchema,
      hash,
      /** Nothing until the day it was booked on is over. */
      proof: z
        .strictObject({
          day: z.iso.date(),
          path: z.array(z.strictObject({ side: z.enum(['left', 'right']), hash })),
        })
        .nullable(),
    }),
  ),
  days: z.array(dayRootSchema),
});

/** Where each yuan of an order went. */
export type Receipt = z.output<typeof receiptSchema>;

/** What a live did for whom 公益公示; amounts in fen, of which people see none that is fewer than five households’. */
export const welfareSchema = z.strictObject({
  station: z.string(),
  session: z.uuid(),
  asOf: z.iso.datetime(),
  orders: z.int(),
  /** So many of them are not settled yet, so nothing here is final until it is none. */
  unsettled: z.int(),
  gross: z.int(),
  refunds: z.int(),
  /** Nothing where fewer than five households sold. */
  shares: z.array(z.strictObject({ kind: z.enum(shareKinds), fen: z.int() })).nullable(),
  households: z.int(),
  villages: z.array(z.strictObject({ village: z.string(), households: z.int(), fen: z.int() })),
  donations: z.array(
    z.strictObject({
      beneficiary: z.string(),
      promise: z.string(),
      state: z.enum(['promised', 'accrued', 'due', 'paid', 'published']),
      accrued: z.int(),
      paid: z.int().nullable(),
      receiptNo: z.string().nullable(),
    }),
  ),
});

/** What a live did for whom. */
export type Welfare = z.output<typeof welfareSchema>;

/** What anybody may read of the books 公示. */
export const receiptsContract = httpContract('shop', {
  receipt: {
    method: 'GET',
    path: '/api/shop/receipts/:token',
    summary:
      '去向单 Where each yuan of an order went, with a proof that a phone checks by itself; by the token on the box',
    access: 'public',
    params: z.object({ token: z.string().regex(/^[\w-]{32}$/) }),
    result: receiptSchema,
    refusals: ['BOOKS.RECEIPT_NOT_FOUND'],
    perMinute: 600,
  },
  dayRoots: {
    method: 'GET',
    path: '/api/shop/day-roots/:station',
    summary: '每日根 The signed roots of the last days of a station’s books, and the keys that signed them',
    access: 'public',
    params: z.object({ station }),
    result: z.strictObject({
      roots: z.array(dayRootSchema),
      /** Ed25519 public keys, SPKI in base64. */
      keys: z.array(z.strictObject({ id: z.uuid(), public: z.string() })),
    }),
    refusals: [],
    perMinute: 600,
  },
  welfare: {
    method: 'GET',
    path: '/api/shop/welfare/:station/:session',
    summary: '公益公示 What a live brought in, where it went, and what was donated',
    access: 'public',
    params: z.object({ station, session: z.uuid() }),
    result: welfareSchema,
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 600,
  },
});
