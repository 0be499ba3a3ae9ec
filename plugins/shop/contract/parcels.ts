import { httpContract, pageCursor } from '@hearth/cms/contract';
import { z } from 'zod';
import { readAddresses } from './order-desk';
import {
  boardLine,
  carrierSetting,
  kuaidiCredential,
  ownParcelSchema,
  parcelReason,
  parcelSchema,
  parcelSteps,
  shippingCompany,
  shipSchema,
  trackingNumber,
} from './parcel-types';

/** Sees parcels and what has to be shipped by when. */
export const PARCELS_READ = 'plugin::shop.parcels.read';
/** Ships parcels, corrects their numbers, and keeps their state by hand. */
export const PARCELS_SHIP = 'plugin::shop.parcels.ship';
/** Sets the carrier service and its key. */
export const PARCELS_SET = 'plugin::shop.parcels.set';

/** Where Kuaidi100 pushes to, followed by station and parcel. */
export const PARCEL_CALLBACKS = '/api/shop/parcels/callbacks/kuaidi100';

/** The most lines of one table of tracking numbers. */
export const MOST_IMPORTED = 500;

const id = z.object({ id: z.uuid() });
const version = z.number().int().min(1);
const MOVED = ['PARCELS.PARCEL_NOT_FOUND', 'PARCELS.PARCEL_STATE', 'HEARTH.CHANGED_MEANWHILE'] as const;
const SHIPPED = [
  ...['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_STATE', 'SHOP.ADDRESS_MISSING', 'HEARTH.CHANGED_MEANWHILE'],
  ...['PARCELS.NOTHING_LEFT', 'PARCELS.MORE_THAN_LEFT', 'PARCELS.NUMBER_USED'],
] as const;

/** Parcels as their buyer sees them (我的物流). */
export const ownParcelsContract = httpContract('shop', {
  ownParcels: {
    method: 'GET',
    path: '/api/shop/orders/:id/parcels',
    summary: '物流 The parcels of an order of one’s own, with what happened to them',
    access: 'reader',
    params: id,
    result: z.strictObject({ parcels: z.array(ownParcelSchema) }),
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
});

/** Parcels at the desk of the shop (发货). */
export const parcelsContract = httpContract('shop', {
  shippingBoard: {
    method: 'GET',
    path: '/shop/shipping-board',
    summary: '48 小时发货看板 What has to leave the house by when, what is overdue first',
    access: { staff: PARCELS_READ },
    query: z.object({
      only: z.enum(['overdue']).optional(),
      after: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({
      orders: z.array(boardLine),
      overdue: z.int(),
      waiting: z.int(),
      cursor: z.string().nullable(),
    }),
    refusals: [],
  },
  shippingFile: {
    method: 'GET',
    path: '/shop/shipping-board/file',
    summary: '导出待发货 What has to leave the house with its addresses, as a table (CSV); the ledger says who took it',
    access: { staff: readAddresses },
    result: z.string(),
    flows: 'text/csv',
    refusals: [],
    perMinute: 20,
  },
  importNumbers: {
    method: 'POST',
    path: '/shop/parcels/import',
    summary:
      '导入运单号 Ships by a table (CSV) of orders, carriers and numbers. Each line stands alone: bad ones are told, and a table sent twice does nothing twice',
    access: { staff: PARCELS_SHIP },
    body: z.strictObject({ csv: z.string().min(1).max(200_000) }),
    result: z.strictObject({
      shipped: z.int(),
      known: z.int(),
      bad: z.array(z.strictObject({ row: z.int(), text: z.string(), code: z.string(), message: z.string() })),
    }),
    refusals: ['PARCELS.FILE_UNREADABLE', 'PARCELS.FILE_TOO_LONG'],
    perMinute: 20,
  },
  parcelsOf: {
    method: 'GET',
    path: '/shop/orders/:id/parcels',
    summary: 'The parcels of an order, with what happened to them',
    access: { staff: PARCELS_READ },
    params: id,
    result: z.strictObject({ parcels: z.array(parcelSchema) }),
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  ship: {
    method: 'POST',
    path: '/shop/orders/:id/parcels',
    summary:
      '发货 Sends all or some of an order; with its last unit the order is shipped. Pressed twice it is one parcel',
    access: { staff: PARCELS_SHIP },
    params: id,
    body: shipSchema,
    result: parcelSchema,
    status: 201,
    refusals: SHIPPED,
  },
  correctNumber: {
    method: 'POST',
    path: '/shop/parcels/:id/correct',
    summary: '改单号 Puts another number on a parcel that has not arrived',
    access: { staff: PARCELS_SHIP },
    params: id,
    body: z.strictObject({ company: shippingCompany, number: trackingNumber, version, reason: parcelReason.min(2) }),
    result: parcelSchema,
    refusals: [...MOVED, 'PARCELS.NUMBER_SAME', 'PARCELS.NUMBER_USED'],
  },
  stepParcel: {
    method: 'POST',
    path: '/shop/parcels/:id/steps',
    summary: 'Says by hand where a parcel is',
    access: { staff: PARCELS_SHIP },
    params: id,
    body: z.strictObject({ step: z.enum(parcelSteps), version, reason: parcelReason.default('') }),
    result: parcelSchema,
    refusals: MOVED,
  },
  trackParcel: {
    method: 'POST',
    path: '/shop/parcels/:id/track',
    summary: '查物流 Asks the carrier service now',
    access: { staff: PARCELS_SHIP },
    params: id,
    result: parcelSchema,
    refusals: ['PARCELS.PARCEL_NOT_FOUND', 'PARCELS.NOT_WATCHED', 'PARCELS.CARRIER_REFUSED', 'PARCELS.CARRIER_LOST'],
    perMinute: 60,
  },
  carriers: {
    method: 'GET',
    path: '/shop/carriers',
    summary: '物流服务 The carrier services of the station',
    access: { staff: PARCELS_READ },
    result: z.strictObject({ carriers: z.array(carrierSetting) }),
    refusals: [],
  },
  setCarrier: {
    method: 'PUT',
    path: '/shop/carriers/kuaidi100',
    summary: 'Sets Kuaidi100 for the station; a key that is left out stays',
    access: { staff: PARCELS_SET },
    body: z.strictObject({
      enabled: z.boolean(),
      version: z.number().int().min(0),
      credential: kuaidiCredential.optional(),
    }),
    result: carrierSetting,
    refusals: ['HEARTH.CHANGED_MEANWHILE', 'PARCELS.CREDENTIAL_MISSING'],
  },
});
