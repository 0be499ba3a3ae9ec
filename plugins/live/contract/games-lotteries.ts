import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { gameMoves, GAMES_READ, GAMES_WRITE, seenGame, whichGame, whichGameSession } from './games';
import {
  lotteryProofSchema,
  lotterySchema,
  makeLotterySchema,
  shownLotterySchema,
  winnerSchema,
} from './games-lottery-types';

const FOUND = ['GAMES.LOTTERY_NOT_FOUND', ...gameMoves];
const fileSchema = z.strictObject({ lottery: lotterySchema, winners: z.array(winnerSchema) });

/** A move by the version that somebody saw. */
const move = (event: string, summary: string, refusals: readonly string[] = []) =>
  ({
    method: 'POST',
    path: `/live/lotteries/:id/${event}`,
    summary,
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: lotterySchema,
    refusals: [...FOUND, ...refusals],
  }) as const;

/** Lotteries for the people of the station (抽奖): promised, entered, sealed, drawn once. */
export const lotteriesContract = httpContract('live', {
  lotteries: {
    method: 'GET',
    path: '/live/lotteries',
    summary: '抽奖列表 Lotteries of the station, all or those of one live, the newest first',
    access: { staff: GAMES_READ },
    query: z.object({ session: z.uuid().optional() }),
    result: z.strictObject({ lotteries: z.array(lotterySchema) }),
    refusals: [],
  },
  lottery: {
    method: 'GET',
    path: '/live/lotteries/:id',
    summary: '抽奖档案 One lottery with those who were drawn',
    access: { staff: GAMES_READ },
    params: whichGame,
    result: fileSchema,
    refusals: ['GAMES.LOTTERY_NOT_FOUND'],
  },
  makeLottery: {
    method: 'POST',
    path: '/live/lotteries',
    summary: '做抽奖 Makes a lottery; its rules may not be changed once it was committed',
    access: { staff: GAMES_WRITE },
    body: makeLotterySchema,
    result: lotterySchema,
    status: 201,
    refusals: [
      'GAMES.SESSION_NOT_FOUND',
      'GAMES.SESSION_OVER',
      'GAMES.REHEARSAL',
      'GAMES.PRIZE_TOO_HIGH',
      'GAMES.LOTTERY_TIMES',
    ],
  },
  commitLottery: move('commit', '公布承诺 Freezes the rules and tells the hash of the seed', [
    'GAMES.LOTTERY_TIMES',
    'GAMES.SESSION_OVER',
  ]),
  cancelLottery: move('cancel', '作废 Takes it back before anybody could enter'),
  drawLottery: move('draw', '开奖 Draws it, once and never again', ['GAMES.ALREADY_DRAWN']),
  announceLottery: move('announce', '公布结果 Says who has won, once all were looked at'),
  fulfilLottery: move('fulfil', '奖品已发 Says that all prizes were handed out'),
  archiveLottery: move('archive', '归档 Puts it away'),
  announceSalt: {
    method: 'POST',
    path: '/live/lotteries/:id/salt',
    summary: '公布参数 Tells the salt that the rules announced; once, and not before its moment',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: z.strictObject({ version: z.int().min(1), salt: z.string().trim().min(1).max(200) }),
    result: lotterySchema,
    refusals: [...FOUND, 'GAMES.SALT_EARLY'],
  },
  judgeWinner: {
    method: 'POST',
    path: '/live/lotteries/:id/winners/:entry',
    summary:
      '核对中奖者 Says whether somebody who was drawn may have the prize; if not, the next of the order is drawn',
    access: { staff: GAMES_WRITE },
    params: z.object({ id: z.uuid(), entry: z.uuid() }),
    body: z.strictObject({ passes: z.boolean(), reason: z.string().trim().max(200).default('') }),
    result: fileSchema,
    refusals: ['GAMES.LOTTERY_NOT_FOUND', 'GAMES.WINNER_NOT_FOUND', ...gameMoves],
  },
  excludedReaders: {
    method: 'GET',
    path: '/live/lottery-exclusions',
    summary: '不能参加的人 Accounts of the people of the station and their families',
    access: { staff: GAMES_READ },
    result: z.strictObject({ readers: z.array(z.strictObject({ reader: z.uuid(), why: z.string() })) }),
    refusals: [],
  },
  excludeReader: {
    method: 'PUT',
    path: '/live/lottery-exclusions/:reader',
    summary: '登记不能参加的人 Keeps an account of somebody of the station, or of their family, out of lotteries',
    access: { staff: GAMES_WRITE },
    params: z.object({ reader: z.uuid() }),
    body: z.strictObject({ why: z.string().trim().min(1).max(120) }),
    result: z.strictObject({ reader: z.uuid(), why: z.string() }),
    refusals: [],
  },
});

/** Lotteries for viewers (参加抽奖): see, enter, check, and say where the prize goes. */
export const enteringContract = httpContract('live', {
  shownLotteries: {
    method: 'GET',
    path: '/api/live/sessions/:session/lotteries',
    summary: '场次抽奖 The lotteries of a live whose rules are frozen',
    access: 'public',
    params: whichGameSession,
    result: z.strictObject({ lotteries: z.array(shownLotterySchema) }),
    refusals: [],
    perMinute: 600,
  },
  enterLottery: {
    method: 'POST',
    path: '/api/live/lotteries/:id/enter',
    summary: '参加抽奖 Enters once; pressed twice it is one entry',
    access: 'reader',
    params: whichGame,
    /** They say themselves that they are neither of the station nor of the family of somebody who is. */
    body: z.strictObject({ isOutsider: z.literal(true) }),
    result: z.strictObject({ entry: z.uuid() }),
    refusals: ['GAMES.LOTTERY_NOT_FOUND', 'GAMES.LOTTERY_NOT_OPEN', 'GAMES.LOTTERY_FULL', 'GAMES.STAFF_EXCLUDED'],
    perMinute: 600,
  },
  myEntry: {
    method: 'GET',
    path: '/api/live/lotteries/:id/my-entry',
    summary: '我的抽奖号 The entry of the reader, and the prize that it won',
    access: 'reader',
    params: whichGame,
    result: z.strictObject({ entry: z.uuid().nullable(), prize: z.int().nullable(), hasContact: z.boolean() }),
    refusals: ['GAMES.LOTTERY_NOT_FOUND'],
  },
  tellContact: {
    method: 'PUT',
    path: '/api/live/lotteries/:id/my-prize',
    summary:
      '领奖信息 Says where the prize of the reader goes; kept sealed, deleted 90 days after it was handed out, or 180 days after it was written',
    access: 'reader',
    params: whichGame,
    body: z.strictObject({ contact: z.string().trim().min(4).max(200) }),
    result: z.strictObject({ hasContact: z.literal(true) }),
    refusals: ['GAMES.LOTTERY_NOT_FOUND', 'GAMES.WINNER_NOT_FOUND'],
  },
});

/** What a whole audience looks at when a lottery was drawn, each of them to draw it again. */
export const lotteryProofContract = httpContract('live', {
  lotteryProof: {
    method: 'GET',
    path: '/api/live/lotteries/:id',
    summary: '抽奖验证 Everything from which anybody can draw again',
    access: 'public',
    params: whichGame,
    result: lotteryProofSchema,
    refusals: ['GAMES.LOTTERY_NOT_FOUND'],
    perMinute: 600,
  },
});
