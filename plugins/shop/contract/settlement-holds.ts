import { httpContract } from '@hearth/cms/contract';
import { gateReasonCodes } from '@hearth/vetting/contract';
import { z } from 'zod';
import { BOOKS_READ, BOOKS_SIGN } from './settlements';

/** Goods whose money is held back 暂缓结算: they were taken off the shelf, and nobody has put them back or let the money go. */
export const settlementHoldSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  /** What the shop sells of it, in the words of its buyers. */
  title: z.record(z.string(), z.string()),
  reasons: z.array(z.enum(gateReasonCodes)),
  since: z.iso.datetime(),
  /** Orders that wait for it, and what suppliers would get of them. */
  orders: z.int(),
  fen: z.int(),
});

/** Goods whose money is held back. */
export type SettlementHold = z.output<typeof settlementHoldSchema>;

/** The routes of money that is held back. */
export const settlementHoldsContract = httpContract('shop', {
  settlementHolds: {
    method: 'GET',
    path: '/shop/settlement-holds',
    summary: '暂缓结算 Goods whose money is held back, the longest first',
    access: { staff: BOOKS_READ },
    result: z.strictObject({ holds: z.array(settlementHoldSchema) }),
    refusals: [],
  },
  releaseSettlement: {
    method: 'POST',
    path: '/shop/settlement-holds/:id/release',
    summary: '恢复结算 Lets the money go although the goods are still off the shelf, by name and with a reason',
    access: { staff: BOOKS_SIGN },
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ why: z.string().trim().min(1).max(500) }),
    result: z.null(),
    refusals: ['BOOKS.HOLD_NOT_FOUND'],
  },
});
