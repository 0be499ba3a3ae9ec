import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  gameFen,
  gameMoves,
  GAMES_FUND,
  GAMES_READ,
  GAMES_WRITE,
  seenGame,
  whichGame,
  whichGameSession,
} from './games';
import {
  claimedShareSchema,
  envelopeSchema,
  gameBudgetSchema,
  makeEnvelopeSchema,
  shownEnvelopeSchema,
} from './games-envelope-types';

const FOUND = ['GAMES.ENVELOPE_NOT_FOUND', ...gameMoves];

/** Red packets for the people of the station (红包). */
export const envelopesContract = httpContract('live', {
  envelopes: {
    method: 'GET',
    path: '/live/envelopes',
    summary: '红包列表 Red packets of the station, all or those of one live, the newest first',
    access: { staff: GAMES_READ },
    query: z.object({ session: z.uuid().optional() }),
    result: z.strictObject({ envelopes: z.array(envelopeSchema) }),
    refusals: [],
  },
  makeEnvelope: {
    method: 'POST',
    path: '/live/envelopes',
    summary: '做红包 Makes a red packet; nobody sees it until it is funded and published',
    access: { staff: GAMES_WRITE },
    body: makeEnvelopeSchema,
    result: envelopeSchema,
    status: 201,
    refusals: [
      'GAMES.SESSION_NOT_FOUND',
      'GAMES.SESSION_OVER',
      'GAMES.REHEARSAL',
      'GAMES.ENVELOPE_TIMES',
      'GAMES.ENVELOPE_SPLIT',
      'GAMES.ENVELOPE_COUPON',
      'GAMES.COUPONS_END_EARLY',
      'SHOP.COUPON_BATCH_NOT_FOUND',
    ],
  },
  fundEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/fund',
    summary: '拨款 Sets its money and coupons aside; by another person than who made it',
    access: { staff: GAMES_FUND },
    params: whichGame,
    body: seenGame,
    result: envelopeSchema,
    refusals: [
      ...FOUND,
      'GAMES.SAME_PERSON',
      'GAMES.NO_BUDGET',
      'GAMES.BUDGET_EXCEEDED',
      'GAMES.ENVELOPE_LATE',
      'GAMES.SESSION_OVER',
      'GAMES.COUPONS_END_EARLY',
      'SHOP.COUPON_BATCH_NOT_FOUND',
      'SHOP.COUPONS_GONE',
    ],
  },
  publishEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/publish',
    summary: '公布 Splits it into shares and tells the hash of the seed; it opens by itself at its time',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: envelopeSchema,
    refusals: [...FOUND, 'GAMES.ENVELOPE_LATE', 'GAMES.SESSION_OVER'],
  },
  stopEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/stop',
    summary: '提前结束 Ends it now; what nobody took goes back',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: envelopeSchema,
    refusals: FOUND,
  },
  cancelEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/cancel',
    summary: '作废 Takes it back before it opens; what was set aside goes back',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: envelopeSchema,
    refusals: FOUND,
  },
  archiveEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/archive',
    summary: '归档 Puts a red packet away of which nothing is owed any more',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: envelopeSchema,
    refusals: [...FOUND, 'GAMES.STILL_OWED'],
  },
  payOutEnvelope: {
    method: 'POST',
    path: '/live/envelopes/:id/pay-out',
    summary: '登记付款 Says that its shares on account were paid, with the number of the transfer; booked',
    access: { staff: GAMES_FUND },
    params: whichGame,
    body: z.strictObject({ version: z.int().min(1), receiptNo: z.string().trim().min(2).max(80) }),
    result: envelopeSchema,
    refusals: [...FOUND, 'GAMES.NOTHING_OWED'],
  },
  gameBudget: {
    method: 'GET',
    path: '/live/game-budget',
    summary: '本月活动预算 What the station may give away this month, and what it has',
    access: { staff: GAMES_READ },
    result: gameBudgetSchema,
    refusals: [],
  },
  setGameBudget: {
    method: 'PUT',
    path: '/live/game-budget',
    summary: '设置本月活动预算 Says how much the station may give away this month',
    access: { staff: GAMES_FUND },
    body: z.strictObject({ fen: gameFen }),
    result: gameBudgetSchema,
    refusals: ['GAMES.BUDGET_SPENT'],
  },
});

/** Red packets for viewers (抢红包): what they see of one, and those of a live. */
export const shownEnvelopesContract = httpContract('live', {
  shownEnvelopes: {
    method: 'GET',
    path: '/api/live/sessions/:session/envelopes',
    summary: '场次红包 The red packets of a live that are published',
    access: 'public',
    params: whichGameSession,
    result: z.strictObject({ envelopes: z.array(shownEnvelopeSchema) }),
    refusals: [],
    perMinute: 600,
  },
  myShares: {
    method: 'GET',
    path: '/api/live/my-shares',
    summary: '我的红包 The shares that the reader took, the newest first',
    access: 'reader',
    result: z.strictObject({
      shares: z.array(
        claimedShareSchema.extend({
          envelope: z.uuid(),
          title: z.string(),
          amount: z.int(),
          at: z.iso.datetime(),
          paidAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
    refusals: [],
  },
});

/** The button itself, which a whole audience presses at once. */
export const claimingEnvelopesContract = httpContract('live', {
  claimEnvelope: {
    method: 'POST',
    path: '/api/live/envelopes/:id/claim',
    summary: '抢红包 Reaches for a share; pressed twice it is the same share, and no share when all are gone',
    access: 'reader',
    params: whichGame,
    result: claimedShareSchema,
    refusals: ['GAMES.ENVELOPE_NOT_FOUND', 'GAMES.ENVELOPE_NOT_OPEN', 'GAMES.RESERVED_ONLY'],
    perMinute: 600,
  },
});
