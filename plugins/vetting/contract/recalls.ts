import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { shownClipSchema } from './clips-port';
import { GATE_READ, GATE_SUSPEND } from './gate-routes';
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

/** Where a lot that was called back went (召回去向), in the units in which it was sold; orders stand here, buyers do not. */
export const lotWhereaboutsSchema = z.strictObject({
  came: z.int(),
  unsold: z.int(),
  sold: z.int(),
  /** What left the house and nobody knows with which order. */
  astray: z.int(),
  orders: z.int(),
  toldOrders: z.int(),
  /** How much of what came is unsold in the house, or with buyers who were told, in percent; null: nothing of it came in. */
  coverage: z.int().min(0).max(100).nullable(),
  /** How far the messages to their buyers are; of the unreached the house has to find another way. */
  notices: z.strictObject({ sent: z.int(), waiting: z.int(), unsure: z.int(), unreached: z.int() }),
  /** The newest of the orders that took of it. */
  latest: z.array(
    z.strictObject({
      order: z.uuid(),
      quantity: z.int(),
      at: z.iso.datetime(),
      told: z.iso.datetime().nullable(),
    }),
  ),
});

/** Where a lot that was called back went. */
export type LotWhereabouts = z.output<typeof lotWhereaboutsSchema>;

/** Everything about one recall that the house knows. */
export const recallFileSchema = z.strictObject({
  recall: recallSchema,
  /** None in a house that sells nothing. */
  whereabouts: lotWhereaboutsSchema.nullable(),
  /** Clips of lives that show its goods; none in a house that cuts no lives. */
  clips: z.array(shownClipSchema).nullable(),
  history: z.array(lotDeedSchema),
  others: z.array(siblingLotSchema),
});

/** Everything about one recall that the house knows. */
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
    summary: 'A lot that was called back, where it went, what happened to it, and the other lots of its goods',
    access: { staff: GATE_READ },
    params: z.object({ id: z.uuid() }),
    result: recallFileSchema,
    refusals: ['GOODS.LOT_NOT_FOUND'],
  },
  tell: {
    method: 'POST',
    path: '/vetting/recalls/:id/tell',
    summary:
      'Tells the buyers of a lot that was called back what to do: on each of their orders, and each by one message',
    access: { staff: GATE_SUSPEND },
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ words: z.string().trim().min(1).max(500) }),
    result: z.strictObject({ told: z.int() }),
    refusals: ['GOODS.LOT_NOT_FOUND'],
  },
});
