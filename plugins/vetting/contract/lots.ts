import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { dayWord } from './words';
import { GOODS_READ, GOODS_WORK } from './products';

/** The states of a lot 批次状态. */
export const lotState = z.enum(['open', 'held', 'recalled', 'closed']);
/** The state of a lot. */
export type LotState = z.output<typeof lotState>;
/** What may happen to a lot. */
export const lotEvent = z.enum(['hold', 'release', 'recall', 'close']);
/** What may happen to a lot. */
export type LotEvent = z.output<typeof lotEvent>;

/** A lot 批次: what was made together and is called back together. */
export const lotSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  code: z.string(),
  madeAt: dayWord,
  bestBefore: dayWord.nullable(),
  quantity: z.int(),
  state: lotState,
  reason: z.string().nullable(),
  version: z.int(),
  allowedEvents: z.array(lotEvent),
});
/** A lot. */
export type Lot = z.output<typeof lotSchema>;

/** What it takes to register a lot. */
export const openLotSchema = z
  .strictObject({
    code: z.string().trim().min(1).max(60),
    madeAt: dayWord,
    bestBefore: dayWord.nullable(),
    quantity: z.int().min(1).max(1_000_000_000),
  })
  .refine(({ madeAt, bestBefore }) => bestBefore === null || bestBefore >= madeAt, {
    path: ['bestBefore'],
    message: '保质期不能早于生产日期 / it cannot be best before it was made',
  });
/** What it takes to register a lot. */
export type OpenLot = z.output<typeof openLotSchema>;

/** What people do with a lot; a recall comes of the gate. */
export const turnLotSchema = z.strictObject({
  event: lotEvent.exclude(['recall']),
  version: z.int(),
  reason: z.string().trim().min(1).max(500),
});
/** What people do with a lot. */
export type TurnLot = z.output<typeof turnLotSchema>;

const params = z.object({ id: z.uuid() });

/** The routes of lots. */
export const lotsContract = httpContract('vetting', {
  listLots: {
    method: 'GET',
    path: '/vetting/products/:id/lots',
    summary: 'The lots of a product, newest first',
    access: { staff: GOODS_READ },
    params,
    result: z.strictObject({ lots: z.array(lotSchema) }),
    refusals: ['GOODS.NOT_FOUND'],
  },
  openLot: {
    method: 'POST',
    path: '/vetting/products/:id/lots',
    summary: 'Registers a lot',
    access: { staff: GOODS_WORK },
    params,
    body: openLotSchema,
    result: lotSchema,
    status: 201,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.LOT_CODE_TAKEN'],
  },
  turnLot: {
    method: 'POST',
    path: '/vetting/lots/:id/turn',
    summary: 'Holds a lot back, releases it, or closes it',
    access: { staff: GOODS_WORK },
    params,
    body: turnLotSchema,
    result: lotSchema,
    refusals: ['GOODS.LOT_NOT_FOUND', 'GOODS.LOT_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
