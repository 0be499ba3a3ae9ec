import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { BOOKS_READ } from './settlements';

/** A receipt as the desk sees it: whose token is printed on which box. */
export const deskReceiptSchema = z.strictObject({
  order: z.uuid(),
  token: z.string(),
  paidAt: z.iso.datetime(),
  paid: z.int(),
  back: z.int(),
  isSettled: z.boolean(),
});

/** A receipt as the desk sees it. */
export type DeskReceipt = z.output<typeof deskReceiptSchema>;

/** A live that sold something, which has a public page by that. */
export const soldLiveSchema = z.strictObject({
  session: z.uuid(),
  orders: z.int(),
  gross: z.int(),
  unsettled: z.int(),
  since: z.iso.datetime(),
});

/** A live that sold something. */
export type SoldLive = z.output<typeof soldLiveSchema>;

/** What the desk prints and hands out 去向单与公示: codes for boxes, addresses of public pages. */
export const deskReceiptsContract = httpContract('shop', {
  deskReceipts: {
    method: 'GET',
    path: '/shop/books/receipts',
    summary: '去向单 Receipts of the station, that of one order or the newest',
    access: { staff: BOOKS_READ },
    query: z.object({
      order: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.strictObject({ receipts: z.array(deskReceiptSchema) }),
    refusals: [],
  },
  soldLives: {
    method: 'GET',
    path: '/shop/books/lives',
    summary: '公益公示 Lives that sold something, the newest first, each with a public page',
    access: { staff: BOOKS_READ },
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
    result: z.strictObject({ station: z.string(), lives: z.array(soldLiveSchema) }),
    refusals: [],
  },
});
