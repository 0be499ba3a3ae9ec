import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  banReaderSchema,
  banStates,
  deskBanSchema,
  muteReaderSchema,
  muteSchema,
  ownBanSchema,
  roomAuditSchema,
} from './moderation-types';
import { ROOM_MODERATE, ROOM_READ } from './room';

/** Who may ban from all rooms of the station, and decide appeals. */
export const ROOM_BAN = 'plugin::live.rooms.ban';

const which = z.object({ id: z.uuid() });
const NO_ROOM = 'ROOM.ROOM_NOT_FOUND';
const BAN = ['ROOM.BAN_NOT_FOUND', 'ROOM.BAN_STATE'] as const;

/** The routes of those who keep order (互动处置). */
export const moderationContract = httpContract('live', {
  mutes: {
    method: 'GET',
    path: '/live/rooms/:id/mutes',
    summary: '禁言名单 Who may not write in a room now',
    access: { staff: ROOM_READ },
    params: which,
    result: z.strictObject({ mutes: z.array(muteSchema) }),
    refusals: [NO_ROOM],
  },
  mute: {
    method: 'POST',
    path: '/live/rooms/:id/mutes',
    summary: '禁言 Lets somebody not write in a room for some minutes',
    access: { staff: ROOM_MODERATE },
    params: which,
    body: muteReaderSchema,
    result: muteSchema,
    status: 201,
    refusals: [NO_ROOM, 'ROOM.READER_UNKNOWN'],
  },
  liftMute: {
    method: 'POST',
    path: '/live/mutes/:id/lift',
    summary: '解除禁言 Ends a mute before its time',
    access: { staff: ROOM_MODERATE },
    params: which,
    result: z.strictObject({ id: z.uuid() }),
    refusals: ['ROOM.MUTE_NOT_FOUND'],
  },
  bans: {
    method: 'GET',
    path: '/live/bans',
    summary: '处罚 The bans of the station in one state, the newest first',
    access: { staff: ROOM_READ },
    query: z.strictObject({ state: z.enum(banStates).optional(), before: z.uuid().optional() }),
    result: z.strictObject({ bans: z.array(deskBanSchema), more: z.boolean() }),
    refusals: [],
  },
  ban: {
    method: 'POST',
    path: '/live/bans',
    summary: '处罚账号 Bans somebody from writing in the rooms of the station for some days',
    access: { staff: ROOM_BAN },
    body: banReaderSchema,
    result: deskBanSchema,
    status: 201,
    refusals: ['ROOM.READER_UNKNOWN', 'ROOM.MESSAGE_NOT_FOUND', 'ROOM.BANNED_ALREADY'],
  },
  decideBan: {
    method: 'POST',
    path: '/live/bans/:id/decide',
    summary: '处理申诉 Keeps to a ban or lifts it; not by whoever spoke it, where somebody appealed',
    access: { staff: ROOM_BAN },
    params: which,
    body: z.strictObject({
      event: z.enum(['uphold', 'lift']),
      words: writtenText(500).min(2),
      version: z.int().min(1),
    }),
    result: deskBanSchema,
    refusals: [...BAN, 'HEARTH.CHANGED_MEANWHILE', 'HEARTH.NOT_ALLOWED'],
  },
});

/** What people learn of what was done to them, and the public of what was done to all. */
export const orderInRoomsContract = httpContract('live', {
  roomAudit: {
    method: 'GET',
    path: '/api/live/rooms/:id/moderation',
    summary: '互动处置公示 How many messages were hidden by which rule, and how many of them judged goods badly',
    access: 'public',
    params: which,
    result: roomAuditSchema,
    refusals: [NO_ROOM],
    perMinute: 600,
  },
  ownBans: {
    method: 'GET',
    path: '/api/live/my-bans',
    summary: '我的处罚 The bans of the reader, the newest first',
    access: 'reader',
    result: z.strictObject({ bans: z.array(ownBanSchema) }),
    refusals: [],
  },
  appeal: {
    method: 'POST',
    path: '/api/live/bans/:id/appeal',
    summary: '申诉 Says why a ban is wrong, once; somebody else than who spoke it decides',
    access: 'reader',
    params: which,
    body: z.strictObject({ words: writtenText(500).min(2) }),
    result: ownBanSchema,
    refusals: BAN,
    perMinute: 60,
  },
});
