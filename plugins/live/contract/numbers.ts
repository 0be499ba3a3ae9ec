import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { bigScreenSchema, countedSessionSchema, numbersBoardSchema, screenLinkSchema } from './numbers-types';

/** Who may see the figures of lives, as the admin's roles name it. */
export const NUMBERS_READ = 'plugin::live.numbers.read';

/** Who may make links to big screens, and end them. */
export const SCREENS_MAKE = 'plugin::live.numbers.screens';

/** A phone tells this often that somebody still watches, in seconds. */
export const VISIT_BEAT_SECONDS = 10;

/** Whoever was silent for so long is gone, and comes in anew: two beats that were lost, and half of one. */
export const GONE_AFTER_SECONDS = 25;

/** Somebody still watches (观看心跳). The number is made by the phone for this live alone and leads to nobody. */
export const visitBeatSchema = z.strictObject({
  viewer: z.uuid(),
  /** The offers whose cards were opened since the last beat. */
  opened: z.array(z.uuid()).max(10).default([]),
});

/** Somebody still watches. */
export type VisitBeat = z.output<typeof visitBeatSchema>;

/** What it takes to make a link. */
export const makeScreenSchema = z.strictObject({
  name: writtenText(60)
    .min(1)
    .meta({ examples: ['村口大屏'] }),
  hours: z.int().min(1).max(720),
});

/** What it takes to make a link. */
export type MakeScreen = z.output<typeof makeScreenSchema>;

const one = z.object({ id: z.uuid() });
const NOT_FOUND = 'NUMBERS.SESSION_NOT_FOUND';

/** The figures of lives for staff. */
export const numbersContract = httpContract('live-numbers', {
  countedSessions: {
    method: 'GET',
    path: '/live/numbers',
    summary: '场次 Lives of the stations that one sees which are on or were, the newest first, thirty at a time',
    access: { staff: NUMBERS_READ },
    query: z.object({ before: z.iso.datetime().optional() }),
    result: z.strictObject({ sessions: z.array(countedSessionSchema), more: z.boolean() }),
    refusals: [],
  },
  board: {
    method: 'GET',
    path: '/live/numbers/:id',
    summary: '数据看板 All figures of a live; what each means stands in the catalogue of figures',
    access: { staff: NUMBERS_READ },
    params: one,
    result: numbersBoardSchema,
    refusals: [NOT_FOUND],
  },
  screens: {
    method: 'GET',
    path: '/live/numbers/:id/screens',
    summary: '大屏链接 The links to the big screen of a live',
    access: { staff: NUMBERS_READ },
    params: one,
    result: z.strictObject({ screens: z.array(screenLinkSchema) }),
    refusals: [NOT_FOUND],
  },
  makeScreen: {
    method: 'POST',
    path: '/live/numbers/:id/screens',
    summary:
      '新建大屏链接 Makes a link; whoever has it sees the screen without signing in. What it carries is told here once',
    access: { staff: SCREENS_MAKE },
    params: one,
    body: makeScreenSchema,
    result: z.strictObject({ screen: screenLinkSchema, token: z.string() }),
    status: 201,
    refusals: [NOT_FOUND, 'NUMBERS.TOO_MANY_SCREENS'],
  },
  revokeScreen: {
    method: 'POST',
    path: '/live/screens/:id/revoke',
    summary: '停用大屏链接 Ends a link at once; twice is once',
    access: { staff: SCREENS_MAKE },
    params: one,
    result: screenLinkSchema,
    refusals: ['NUMBERS.SCREEN_NOT_FOUND'],
  },
});

/** What phones and screens ask, without signing in. */
export const countingContract = httpContract('live-numbers', {
  beat: {
    method: 'POST',
    path: '/api/live/rooms/:id/beats',
    summary: '观看心跳 Somebody still watches the live of this room',
    access: 'public',
    params: one,
    body: visitBeatSchema,
    result: z.strictObject({ nextIn: z.int() }),
    refusals: ['NUMBERS.NOT_ON'],
    // A village watches behind one address.
    perMinute: 6_000,
  },
  bigScreen: {
    method: 'GET',
    path: '/api/live/screens/:token',
    summary: '公开大屏 What a big screen shows, by the token of its link',
    access: 'public',
    params: z.object({ token: z.string().regex(/^[\w-]{24}$/) }),
    result: bigScreenSchema,
    refusals: ['NUMBERS.SCREEN_NOT_FOUND'],
    perMinute: 120,
  },
});
