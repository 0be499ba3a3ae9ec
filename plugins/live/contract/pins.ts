import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { correctSlipSchema, liveCorrectionSchema, stoppedLiveSchema, stopLiveSchema } from './corrections-types';
import {
  CORRECTIONS_WRITE,
  livePriceSchema,
  openPriceSchema,
  pinBoardSchema,
  pinGoodsSchema,
  PINS_READ,
  PINS_WRITE,
  pinSchema,
  PRICES_WRITE,
  STOP_LIVES,
} from './pins-types';

const params = z.object({ id: z.uuid() });

/** The routes of pins (讲解). */
export const pinsContract = httpContract('live', {
  pinBoard: {
    method: 'GET',
    path: '/live/sessions/:id/pins',
    summary: '讲解与货架 What a session shows now, its shelf, and what it showed before',
    access: { staff: PINS_READ },
    params,
    query: z.object({ before: z.uuid().optional() }),
    result: pinBoardSchema,
    refusals: ['SESSION.NOT_FOUND'],
  },
  pinGoods: {
    method: 'POST',
    path: '/live/sessions/:id/pins',
    summary: '上讲解 Shows goods beside the picture; what was shown before is taken away in the same moment',
    access: { staff: PINS_WRITE },
    params,
    body: pinGoodsSchema,
    result: pinSchema,
    status: 201,
    refusals: [
      'SESSION.NOT_FOUND',
      'SESSION.ITEM_NOT_FOUND',
      'PINS.OFF_AIR',
      'PINS.NO_OFFER',
      'PINS.NOT_ON_SALE',
      'PINS.NOT_CLEARED',
      'PINS.GATE_SHUT',
      'PINS.SELLER_MISSING',
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.OFFER_STATE',
      'DUTIES.SESSION_NOT_FOUND',
      'DUTIES.SESSION_FULL',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  unpinGoods: {
    method: 'POST',
    path: '/live/sessions/:id/pins/:pin/end',
    summary: '取下讲解 Takes away what is shown, if it still is',
    access: { staff: PINS_WRITE },
    params: params.extend({ pin: z.uuid() }),
    result: pinSchema,
    refusals: ['SESSION.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** The routes of prices for some minutes (限时价). */
export const livePricesContract = httpContract('live', {
  prices: {
    method: 'GET',
    path: '/live/sessions/:id/prices',
    summary: '限时价 The prices for some minutes of a session, the newest first',
    access: { staff: PINS_READ },
    params,
    result: z.strictObject({ prices: z.array(livePriceSchema) }),
    refusals: ['SESSION.NOT_FOUND'],
  },
  openPrice: {
    method: 'POST',
    path: '/live/sessions/:id/prices',
    summary: '开限时价 Announces a price that begins after so many seconds and ends after so many minutes',
    access: { staff: PRICES_WRITE },
    params,
    body: openPriceSchema,
    result: livePriceSchema,
    status: 201,
    refusals: [
      'SESSION.NOT_FOUND',
      'PINS.OFF_AIR',
      'PINS.REHEARSAL',
      'PINS.PRICE_RUNNING',
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.OFFER_STATE',
      'SHOP.OFFER_DEPOSIT',
      'SHOP.LIMITED_NOT_LOWER',
      'SHOP.NOT_CLEARED',
      'SHOP.TERMS_MISSING',
      'SHOP.TERMS_SHORT',
      'SHOP.OFFER_WINDOW',
      'SHOP.OFFER_BASIS',
      'SHOP.VARIANT_NOT_FOUND',
      'SHOP.FREIGHT_RULE_NOT_FOUND',
      'BOOKS.AGREEMENT_NOT_SIGNED',
    ],
  },
  endPrice: {
    method: 'POST',
    path: '/live/sessions/:id/prices/:price/end',
    summary: '结束限时价 Ends a price for some minutes at once; what was ordered at it stays ordered',
    access: { staff: PRICES_WRITE },
    params: params.extend({ price: z.uuid() }),
    result: livePriceSchema,
    refusals: ['SESSION.NOT_FOUND', 'PINS.PRICE_NOT_FOUND', 'PINS.PRICE_OVER'],
  },
});

/** The routes of corrections (纠错) and of the stop (叫停). */
export const liveCorrectionsContract = httpContract('live', {
  corrections: {
    method: 'GET',
    path: '/live/sessions/:id/corrections',
    summary: '纠错记录 What was put right in a session, the newest first',
    access: { staff: PINS_READ },
    params,
    result: z.strictObject({ corrections: z.array(liveCorrectionSchema) }),
    refusals: ['SESSION.NOT_FOUND'],
  },
  correctSlip: {
    method: 'POST',
    path: '/live/sessions/:id/corrections',
    summary: '纠错 Puts a slip right over the picture, and writes it down (Order 117, article 31)',
    access: { staff: CORRECTIONS_WRITE },
    params,
    body: correctSlipSchema,
    result: liveCorrectionSchema,
    status: 201,
    refusals: ['SESSION.NOT_FOUND', 'PINS.OFF_AIR', 'PINS.CORRECTION_TAKEN'],
  },
  endCorrection: {
    method: 'POST',
    path: '/live/sessions/:id/corrections/:correction/end',
    summary: '取下纠错 Takes a correction off the picture; the record of it stays',
    access: { staff: CORRECTIONS_WRITE },
    params: params.extend({ correction: z.uuid() }),
    result: liveCorrectionSchema,
    refusals: ['SESSION.NOT_FOUND', 'PINS.CORRECTION_NOT_FOUND', 'PINS.CORRECTION_GONE'],
  },
  stopLive: {
    method: 'POST',
    path: '/live/sessions/:id/stop',
    summary: '叫停 Stops a live at once: nothing is shown or given away any more, and the picture says so',
    access: { staff: STOP_LIVES },
    params,
    body: stopLiveSchema,
    result: stoppedLiveSchema,
    refusals: ['SESSION.NOT_FOUND', 'PINS.NOT_STOPPABLE'],
  },
});
