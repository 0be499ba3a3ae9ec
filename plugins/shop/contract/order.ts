import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { addressSchema, orderSchema, ownOrderSchema, placeOrderSchema, promiseProofSchema } from './order-types';

const which = z.object({ id: z.uuid() });

/** How a buyer orders; the one route that thousands press at once. */
export const placingContract = httpContract('shop', {
  place: {
    method: 'POST',
    path: '/api/shop/orders',
    summary:
      'Places an order. The header Idempotency-Key makes it one order however often it is sent; prices are the offers’ own',
    access: 'reader',
    body: placeOrderSchema,
    result: orderSchema,
    status: 201,
    refusals: [
      'SHOP.KEY_MISSING',
      'SHOP.KEY_USED',
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.NOT_ON_SALE',
      'SHOP.NOT_CLEARED',
      'SHOP.PRICE_CHANGED',
      'SHOP.SELLERS_MIXED',
      'SHOP.SOLD_OUT',
      'SHOP.LIMIT_REACHED',
      'SHOP.CROWDED',
      'SHOP.REGION_MISSING',
      'SHOP.NOT_DELIVERED',
      'SHOP.COUPON_REFUSED',
      'SHOP.GROUP_OVER',
      'SHOP.RETURN_UNCONFIRMED',
      'SHOP.DEPOSIT_ALONE',
    ],
    // Many buyers share one address behind a carrier: the line of the offer holds back a crowd, not this.
    perMinute: 3000,
  },
});

/** What a buyer does with orders. */
export const buyingContract = httpContract('shop', {
  mine: {
    method: 'GET',
    path: '/api/shop/orders',
    summary: 'The orders of the reader, newest first',
    access: 'reader',
    query: z.strictObject({ before: z.uuid().optional() }),
    result: z.strictObject({ orders: z.array(ownOrderSchema), more: z.boolean() }),
    refusals: [],
  },
  own: {
    method: 'GET',
    path: '/api/shop/orders/:id',
    summary: 'One order of the reader',
    access: 'reader',
    params: which,
    result: ownOrderSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND'],
    perMinute: 600,
  },
  cancel: {
    method: 'POST',
    path: '/api/shop/orders/:id/cancel',
    summary: 'Cancels an order that is not paid yet; what it held is free again',
    access: 'reader',
    params: which,
    result: orderSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  receive: {
    method: 'POST',
    path: '/api/shop/orders/:id/receive',
    summary: 'Says that the goods arrived',
    access: 'reader',
    params: which,
    result: orderSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  putAddress: {
    method: 'PUT',
    path: '/api/shop/orders/:id/address',
    summary: 'Says where the goods go, until they are being packed',
    access: 'reader',
    params: which,
    body: addressSchema,
    result: z.null(),
    status: 204,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_STATE', 'SHOP.REGION_FIXED'],
  },
  address: {
    method: 'GET',
    path: '/api/shop/orders/:id/address',
    summary: 'Where the goods go',
    access: 'reader',
    params: which,
    result: addressSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ADDRESS_MISSING'],
  },
  promise: {
    method: 'GET',
    path: '/api/shop/orders/:id/promise',
    summary: 'What was promised, signed by the station',
    access: 'reader',
    params: which,
    result: promiseProofSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
});
