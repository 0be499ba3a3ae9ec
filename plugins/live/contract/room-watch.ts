import { httpContract, roomPass } from '@hearth/cms/contract';
import { z } from 'zod';
import { livePollSchema, liveQuestionSchema } from './room-parts';
import { liveMessageSchema, roomSnapshotSchema } from './room-types';

const which = z.object({ id: z.uuid() });
const NO_ROOM = 'ROOM.ROOM_NOT_FOUND';
/** A rehearsal is opened by a pass of the station. */
const asGuest = z.object({ pass: roomPass.optional() });

/** What viewers ask of a room and do in it besides what they say; all on the fast lane. */
export const watchRoomContract = httpContract('live', {
  roomSnapshot: {
    method: 'GET',
    path: '/api/live/rooms/:id',
    summary: '直播间快照 Everything that somebody who comes in now must know, for those without a line',
    access: 'public',
    params: which,
    query: asGuest,
    result: roomSnapshotSchema,
    refusals: [NO_ROOM],
    perMinute: 1_200,
  },
  roomHistory: {
    method: 'GET',
    path: '/api/live/rooms/:id/messages',
    summary: '历史弹幕 What was said while the picture stood between two seconds, for replays',
    access: 'public',
    params: which,
    query: z.strictObject({ from: z.coerce.number().int().min(0).max(1_000_000).multipleOf(60).default(0) }),
    result: z.strictObject({ messages: z.array(liveMessageSchema) }),
    refusals: [NO_ROOM],
    perMinute: 600,
  },
  roomQuestions: {
    method: 'GET',
    path: '/api/live/rooms/:id/questions',
    summary: '观众提问 Questions of a room with their answers, the newest first',
    access: 'public',
    params: which,
    query: asGuest,
    result: z.strictObject({ questions: z.array(liveQuestionSchema) }),
    refusals: [NO_ROOM],
    perMinute: 600,
  },
  roomPoll: {
    method: 'GET',
    path: '/api/live/polls/:id',
    summary: '投票结果 A poll with its counts',
    access: 'public',
    params: which,
    query: asGuest,
    result: livePollSchema,
    refusals: ['ROOM.POLL_NOT_FOUND'],
    perMinute: 600,
  },
  vote: {
    method: 'POST',
    path: '/api/live/polls/:id/vote',
    summary: '投票 Votes once; the same choice again is the same vote',
    access: 'reader',
    params: which,
    body: z.strictObject({ option: z.int().min(0).max(5) }),
    result: z.strictObject({ option: z.int() }),
    refusals: ['ROOM.POLL_NOT_FOUND', 'ROOM.POLL_CLOSED', 'ROOM.POLL_OPTION', 'ROOM.VOTED'],
    perMinute: 3_000,
  },
});
