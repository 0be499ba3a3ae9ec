import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { GATE_READ } from './gate-routes';
import { lotState } from './lots';
import { productState } from './product-states';
import { dayWord } from './words';

/** A lot that was called back 召回: what it is, why, and by whom. */
export const recallSchema = z.strictObject({
  /** The lot. */
  id: z.uuid(),
  station: z.string(),
  code: z.string(),
  product: z.strictObject({ id: z.uuid(), title: z.string(), supplier: z.string(), state: productState }),
  madeAt: dayWord,
  bestBefore: dayWord.nullable(),
  quantity: z.int(),
  reason: z.string().nullable(),
  /** None of what was called back before it was noted here. */
  recalledAt: z.iso.datetime().nullable(),
  recalledBy: z.string().nullable(),
  version: z.int(),
});

/** A lot that was called back. */
export type Recall = z.output<typeof recallSchema>;

/** What happened to a lot, as the ledger has it. */
export const lotDeedSchema = z.strictObject({
  action: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What happened to a lot. */
export type LotDeed = z.output<typeof lotDeedSchema>;

/** Another lot of the same goods, beside the one that was called back. */
export const siblingLotSchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  madeAt: dayWord,
  quantity: z.int(),
  state: lotState,
});

/** Everything about one recall that vetting knows. */
export const recallFileSchema = z.strictObject({
  recall: recallSchema,
  history: z.array(lotDeedSchema),
  others: z.array(siblingLotSchema),
});

/** Everything about one recall that vetting knows. */
export type RecallFile = z.output<typeof recallFileSchema>;

/** The routes of recalls. A lot is called back by the gate. */
export const recallContract = httpContract('vetting-recalls', {
  list: {
    method: 'GET',
    path: '/vetting/recalls',
    summary: 'Lots of the station that were called back, newest first',
    access: { staff: GATE_READ },
    query: z.object({ before: z.uuid().optional() }),
    result: z.strictObject({ recalls: z.array(recallSchema) }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/vetting/recalls/:id',
    summary: 'A lot that was called back, what happened to it, and the other lots of its goods',
    access: { staff: GATE_READ },
    params: z.object({ id: z.uuid() }),
    result: recallFileSchema,
    refusals: ['GOODS.LOT_NOT_FOUND'],
  },
});
