import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { addressSchema, orderSchema, orderState, orderSteps, promiseProofSchema } from './order-types';
import { variantNameSchema } from './stock';

/** Who may see orders, as the admin's roles name it. */
export const readOrders = 'plugin::shop.orders.read';

/** Who may move orders on, as the admin's roles name it. */
export const writeOrders = 'plugin::shop.orders.write';

/** Who may see where an order goes, as the admin's roles name it. */
export const readAddresses = 'plugin::shop.orders.addresses';

const which = z.object({ id: z.uuid() });

/** An order as the shop's people see it. */
export const deskOrderSchema = orderSchema.extend({
  buyer: z.uuid(),
  late: z.boolean(),
  refunded: z.number().int(),
  region: z.string().nullable(),
  allowedSteps: z.array(z.enum(orderSteps)),
});

/** An order as the shop's people see it. */
export type DeskOrder = z.output<typeof deskOrderSchema>;

/** What the shop's people see of a promise: the proof, and whether each part of it holds when it is worked out anew. */
export const checkedPromiseSchema = promiseProofSchema.extend({
  holds: z.strictObject({
    /** What the order says now is what was hashed then. */
    hash: z.boolean(),
    /** Each page that it names is kept as it was shown. */
    pages: z.boolean(),
    /** The hash leads to the root that was signed. */
    path: z.boolean(),
    signature: z.boolean(),
    /** The station's ledger holds the same root. */
    ledger: z.boolean(),
  }),
});

/** What the shop's people see of a promise. */
export type CheckedPromise = z.output<typeof checkedPromiseSchema>;

/** An entry of an order's history; of the shop's people by name, of others by what they are. */
export const orderEntrySchema = z.strictObject({
  at: z.string(),
  action: z.string(),
  by: z.strictObject({ kind: z.enum(['staff', 'reader', 'system']), name: z.string() }),
  reason: z.string(),
});

/** An entry of an order's history. */
export type OrderEntry = z.output<typeof orderEntrySchema>;

/** A day of this century: the database knows no year 0. */
const day = z.iso.date().refine((date) => date >= '2000-01-01', '日期太早 / too early a day');
const narrowed = {
  state: orderState.optional(),
  /** An order's number, or how it ends. */
  number: z
    .string()
    .trim()
    .regex(/^[\da-fA-F-]{4,36}$/)
    .optional(),
  /** Placed on these days, by the stations' clock. */
  from: day.optional(),
  to: day.optional(),
};

/** What the shop's people do. */
export const orderContract = httpContract('shop', {
  list: {
    method: 'GET',
    path: '/shop/orders',
    summary: 'The orders of the station, newest first',
    access: { staff: readOrders },
    query: z.strictObject({ ...narrowed, before: z.uuid().optional() }),
    result: z.strictObject({
      orders: z.array(deskOrderSchema),
      goods: z.array(variantNameSchema),
      more: z.boolean(),
    }),
    refusals: [],
  },
  ordersFile: {
    method: 'GET',
    path: '/shop/order-export',
    summary: '导出订单 Orders as a table (CSV), the oldest first; X-Lines says how many',
    access: { staff: readOrders },
    query: z.object(narrowed),
    result: z.string(),
    flows: 'text/csv',
    refusals: ['BOOKS.EXPORTS_BUSY'],
    perMinute: 12,
  },
  one: {
    method: 'GET',
    path: '/shop/orders/:id',
    summary: 'One order with what happened to it',
    access: { staff: readOrders },
    params: which,
    result: z.strictObject({
      order: deskOrderSchema,
      goods: z.array(variantNameSchema),
      history: z.array(orderEntrySchema),
    }),
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  checkPromise: {
    method: 'GET',
    path: '/shop/orders/:id/promise',
    summary: 'What was promised, checked anew: the hash, the way to the signed root, the signature, the ledger',
    access: { staff: readOrders },
    params: which,
    result: checkedPromiseSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  deskAddress: {
    method: 'GET',
    path: '/shop/orders/:id/address',
    summary: 'Where an order goes; each look is noted in the ledger',
    access: { staff: readAddresses },
    params: which,
    result: addressSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ADDRESS_MISSING'],
  },
  step: {
    method: 'POST',
    path: '/shop/orders/:id/steps',
    summary: 'Moves an order on',
    access: { staff: writeOrders },
    params: which,
    body: z.strictObject({
      step: z.enum(orderSteps),
      version: z.number().int().min(1),
      reason: z.string().trim().max(200).default(''),
    }),
    result: deskOrderSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_STATE', 'SHOP.ADDRESS_MISSING', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
