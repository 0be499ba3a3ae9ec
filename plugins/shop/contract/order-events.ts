import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { orderState } from './order-types';

/** So many orders were placed, all in one transaction; which, their batch says (下单). */
export const ordersPlaced = defineEvent(
  'orders.placed',
  z.strictObject({ batch: z.uuid(), orders: z.number().int().min(1) }),
);

/** An order moved on (订单流转). */
export const orderMoved = defineEvent(
  'order.moved',
  z.strictObject({ orderId: z.uuid(), state: orderState, event: z.string(), version: z.number().int() }),
  { key: ({ orderId }) => orderId },
);

/** Units came back, or came in: what was sold out may be had again (释放库存). */
export const stockFreed = defineEvent('stock.freed', z.strictObject({ variants: z.array(z.uuid()).min(1) }));

/** An offer opened, closed or changed (报价变动). */
export const offerMoved = defineEvent(
  'offer.moved',
  z.strictObject({ offerId: z.uuid(), state: z.enum(['draft', 'open', 'closed']), version: z.number().int() }),
  { key: ({ offerId }) => offerId },
);
