import { httpContract, pageCursor, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  afterSalePolicy,
  afterSaleSchema,
  afterSaleStates,
  afterSaleStep,
  arbiterEvents,
  askableLine,
  askAfterSaleSchema,
  deskEvents,
  MOST_DESK_PHOTOS,
  MOST_EVIDENCE_SIGNS,
  ownAfterSaleSchema,
} from './after-sale-types';
import { shippingCompany, trackingNumber } from './parcel-types';
import { fenAmount } from './payment-types';
import { BOOKS_KEEP } from './settlements';

/** Sees after-sales with their photos. */
export const AFTERSALES_READ = 'plugin::shop.aftersales.read';
/** Decides for the merchant, and receives what comes back. */
export const AFTERSALES_DECIDE = 'plugin::shop.aftersales.decide';
/** Arbitrates for the station. */
export const AFTERSALES_ARBITRATE = 'plugin::shop.aftersales.arbitrate';
/** Sets what is granted without anybody looking. */
export const AFTERSALES_SET = 'plugin::shop.aftersales.set';

const id = z.object({ id: z.uuid() });
const version = z.number().int().min(1);
const reason = writtenText(300);
const MOVED = ['AFTERSALES.SALE_NOT_FOUND', 'AFTERSALES.SALE_STATE', 'HEARTH.CHANGED_MEANWHILE'] as const;
const MONEY = ['PAY.NOT_PAID', 'PAY.TOO_MUCH'] as const;

/** Whoever is refused is told why. */
const NEEDS_WORDS: readonly string[] = ['decline', 'refuse', 'refund-instead'];

const ASKED = [
  ...['SHOP.ORDER_NOT_FOUND', 'AFTERSALES.LINE_NOT_FOUND', 'AFTERSALES.TOO_EARLY', 'AFTERSALES.TOO_LATE'],
  ...['AFTERSALES.QUANTITY_LEFT', 'AFTERSALES.AMOUNT_LEFT', 'AFTERSALES.PHOTO_NEEDED', 'AFTERSALES.RETURN_NEEDED'],
  ...['AFTERSALES.NO_RETURN', 'AFTERSALES.PHOTO_UNKNOWN', 'HEARTH.CHANGED_MEANWHILE', ...MONEY],
] as const;

/** After-sales as a buyer asks for them (申请售后). */
export const askingContract = httpContract('shop', {
  askableLines: {
    method: 'GET',
    path: '/api/shop/orders/:id/after-sales',
    summary: 'What of an order may still be asked for, and what was',
    access: 'reader',
    params: id,
    result: z.strictObject({ open: z.boolean(), lines: z.array(askableLine), asked: z.array(ownAfterSaleSchema) }),
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  askAfterSale: {
    method: 'POST',
    path: '/api/shop/after-sales',
    summary:
      '申请售后 Asks for money back, with photos that were sent ahead; small claims of fresh produce are granted at once',
    access: 'reader',
    body: askAfterSaleSchema,
    result: ownAfterSaleSchema,
    status: 201,
    refusals: ASKED,
    perMinute: 60,
  },
  myAfterSales: {
    method: 'GET',
    path: '/api/shop/after-sales',
    summary: 'The requests of the reader, newest first',
    access: 'reader',
    query: z.strictObject({ before: z.uuid().optional() }),
    result: z.strictObject({ afterSales: z.array(ownAfterSaleSchema), more: z.boolean() }),
    refusals: [],
  },
  ownAfterSale: {
    method: 'GET',
    path: '/api/shop/after-sales/:id',
    summary: 'A request of one’s own',
    access: 'reader',
    params: id,
    result: ownAfterSaleSchema,
    refusals: ['AFTERSALES.SALE_NOT_FOUND'],
  },
  withdrawAfterSale: {
    method: 'POST',
    path: '/api/shop/after-sales/:id/withdraw',
    summary: '撤销申请 Takes a request back',
    access: 'reader',
    params: id,
    body: z.strictObject({ version }),
    result: ownAfterSaleSchema,
    refusals: MOVED,
  },
  escalateAfterSale: {
    method: 'POST',
    path: '/api/shop/after-sales/:id/escalate',
    summary: '申请台方介入 Brings a declined request, or a refused return, before the station',
    access: 'reader',
    params: id,
    body: z.strictObject({ version, words: reason.default('') }),
    result: ownAfterSaleSchema,
    refusals: MOVED,
  },
  sendGoodsBack: {
    method: 'POST',
    path: '/api/shop/after-sales/:id/return-parcel',
    summary: '填写退货运单 Says under which number the goods come back',
    access: 'reader',
    params: id,
    body: z.strictObject({
      version,
      company: shippingCompany,
      number: trackingNumber,
      /** What it cost, where that is the seller's to pay. */
      freight: fenAmount.optional(),
    }),
    result: ownAfterSaleSchema,
    refusals: [...MOVED, 'AFTERSALES.FREIGHT_OWN', 'AFTERSALES.FREIGHT_MOST'],
  },
});

/** An exchange that ends at its buyer's door. */
export const exchangingContract = httpContract('shop', {
  confirmReplacement: {
    method: 'POST',
    path: '/api/shop/after-sales/:id/replacement-received',
    summary: '确认收到换货 Says that what was sent instead has come',
    access: 'reader',
    params: id,
    body: z.strictObject({ version }),
    result: ownAfterSaleSchema,
    refusals: MOVED,
  },
  sendReplacement: {
    method: 'POST',
    path: '/shop/after-sales/:id/replacement',
    summary: '补发 Sends other goods out of stock, under a number',
    access: { staff: AFTERSALES_DECIDE },
    params: id,
    body: z.strictObject({ version, company: shippingCompany, number: trackingNumber }),
    result: afterSaleSchema,
    refusals: [...MOVED, 'AFTERSALES.NOT_CLEARED'],
  },
});

/** After-sales at the desk (售后处理). */
export const afterSalesContract = httpContract('shop', {
  listAfterSales: {
    method: 'GET',
    path: '/shop/after-sales',
    summary: 'The requests of the station: those with a clock first, by when it runs out',
    access: { staff: AFTERSALES_READ },
    query: z.object({
      state: z.enum(afterSaleStates).optional(),
      order: z.uuid().optional(),
      after: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ afterSales: z.array(afterSaleSchema), cursor: z.string().nullable() }),
    refusals: [],
  },
  oneAfterSale: {
    method: 'GET',
    path: '/shop/after-sales/:id',
    summary: 'One request with its photos, and who did what',
    access: { staff: AFTERSALES_READ },
    params: id,
    result: z.strictObject({ afterSale: afterSaleSchema, steps: z.array(afterSaleStep) }),
    refusals: ['AFTERSALES.SALE_NOT_FOUND'],
  },
  decideAfterSale: {
    method: 'POST',
    path: '/shop/after-sales/:id/decide',
    summary:
      '处理售后 Approves or declines a request, receives what came back, and accepts or refuses it; a refusal needs a photo',
    access: { staff: AFTERSALES_DECIDE },
    params: id,
    body: z
      .strictObject({
        event: z.enum(deskEvents),
        version,
        reason: reason.default(''),
        photos: z.array(z.base64().min(1).max(MOST_EVIDENCE_SIGNS)).max(MOST_DESK_PHOTOS).default([]),
      })
      .refine(({ event, reason: said }) => !NEEDS_WORDS.includes(event) || said.length > 1, {
        path: ['reason'],
        message: '请写明理由 / say why',
      }),
    result: afterSaleSchema,
    refusals: [...MOVED, ...MONEY, 'AFTERSALES.PHOTO_NEEDED', 'AFTERSALES.NOT_A_PHOTO', 'AFTERSALES.OUT_OF_STOCK'],
  },
  arbitrateAfterSale: {
    method: 'POST',
    path: '/shop/after-sales/:id/arbitrate',
    summary: '台方裁决 Decides between buyer and merchant, by somebody who had no part in it',
    access: { staff: AFTERSALES_ARBITRATE },
    params: id,
    body: z.strictObject({
      event: z.enum(arbiterEvents),
      version,
      reason: reason.min(2),
      /** Less than was asked for; left out: all of it. */
      amount: fenAmount.optional(),
    }),
    result: afterSaleSchema,
    refusals: [...MOVED, ...MONEY, 'AFTERSALES.OWN_DECISION', 'AFTERSALES.AMOUNT_LEFT'],
  },
  payReturnFreight: {
    method: 'POST',
    path: '/shop/after-sales/:id/return-freight-paid',
    summary: '登记退货运费 Notes that the buyer was paid what sending the goods back cost them',
    access: { staff: BOOKS_KEEP },
    params: id,
    body: z.strictObject({ version, reference: z.string().trim().min(1).max(80) }),
    result: afterSaleSchema,
    refusals: ['AFTERSALES.SALE_NOT_FOUND', 'AFTERSALES.NO_FREIGHT_OWED', 'HEARTH.CHANGED_MEANWHILE'],
  },
  seePolicy: {
    method: 'GET',
    path: '/shop/after-sales-policy',
    summary: '自动同意规则 What the station grants without anybody looking',
    access: { staff: AFTERSALES_READ },
    result: afterSalePolicy,
    refusals: [],
  },
  setPolicy: {
    method: 'PUT',
    path: '/shop/after-sales-policy',
    summary:
      'Sets up to which amount a claim of fresh produce is granted at once, and what a parcel that comes back may cost',
    access: { staff: AFTERSALES_SET },
    body: afterSalePolicy.extend({ version: z.number().int().min(0) }),
    result: afterSalePolicy,
    refusals: ['HEARTH.CHANGED_MEANWHILE'],
  },
});
