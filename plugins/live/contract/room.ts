import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  deskMessageSchema,
  deskQuestionSchema,
  deskRoomSchema,
  listedRoomSchema,
  livePollSchema,
  makePollSchema,
  questionEvents,
  questionStates,
  roomViewerSchema,
  setRoomSchema,
} from './room-parts';
import { hideRuleIds } from './hide-rules';
import { messageStates, roomSnapshotSchema } from './room-types';

/** Who may see a room from behind: its messages, questions and viewers. */
export const ROOM_READ = 'plugin::live.rooms.read';
/** Who may lead a room: announcements, pinned messages, polls, answers, slow mode. */
export const ROOM_LEAD = 'plugin::live.rooms.lead';
/** Who may let messages through and hide them, and mute for a while. */
export const ROOM_MODERATE = 'plugin::live.rooms.moderate';

const which = z.object({ id: z.uuid() });
const READ = { staff: ROOM_READ } as const;
const LEAD = { staff: ROOM_LEAD } as const;
const MODERATE = { staff: ROOM_MODERATE } as const;
const version = z.int().min(1);
const NO_ROOM = 'ROOM.ROOM_NOT_FOUND';
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MESSAGE = ['ROOM.MESSAGE_NOT_FOUND', 'ROOM.MESSAGE_STATE', CHANGED] as const;

/** Why a message is hidden. */
export const hideMessageSchema = z.strictObject({
  rule: z.enum(hideRuleIds),
  reason: writtenText(300),
  version,
});

/** Why a message is hidden. */
export type HideMessage = z.output<typeof hideMessageSchema>;

/** What is done to a question; an answer may be words, or the host's own voice. */
export const moveQuestionSchema = z.strictObject({
  event: z.enum(questionEvents),
  answer: writtenText(500).nullable(),
  version,
});

/** What is done to a question. */
export type MoveQuestion = z.output<typeof moveQuestionSchema>;

/** The routes of a room for the people who lead it. */
export const roomContract = httpContract('live', {
  deskRooms: {
    method: 'GET',
    path: '/live/rooms',
    summary: '直播间列表 The rooms of the station and those below it, the newest first',
    access: READ,
    query: z.strictObject({ before: z.uuid().optional() }),
    result: z.strictObject({ rooms: z.array(listedRoomSchema), more: z.boolean() }),
    refusals: [],
  },
  deskSnapshot: {
    method: 'GET',
    path: '/live/rooms/:id/snapshot',
    summary: '直播间快照 What viewers of a room see now, also of a rehearsal',
    access: READ,
    params: which,
    result: roomSnapshotSchema,
    refusals: [NO_ROOM],
  },
  deskRoom: {
    method: 'GET',
    path: '/live/rooms/:id',
    summary: '直播间 How a room is led now, with what waits in it',
    access: READ,
    params: which,
    result: deskRoomSchema,
    refusals: [NO_ROOM],
  },
  letGuestsIn: {
    method: 'POST',
    path: '/live/rooms/:id/guest-passes',
    summary: '彩排观看链接 Makes a pass by which anybody who has it sees a rehearsal for some hours as viewers will',
    access: LEAD,
    params: which,
    result: z.strictObject({ pass: z.string(), until: z.iso.datetime() }),
    status: 201,
    refusals: [NO_ROOM, 'ROOM.OPEN_TO_ALL'],
  },
  setRoom: {
    method: 'PUT',
    path: '/live/rooms/:id/settings',
    summary: '直播间设置 Sets how messages are shown, slow mode, and whether anybody may write',
    access: LEAD,
    params: which,
    body: setRoomSchema,
    result: deskRoomSchema,
    refusals: [NO_ROOM, CHANGED],
  },
  announce: {
    method: 'PUT',
    path: '/live/rooms/:id/announcement',
    summary: '公告 Puts an announcement over the messages, or takes it away',
    access: LEAD,
    params: which,
    body: z.strictObject({ text: writtenText(200).min(1).nullable() }),
    result: deskRoomSchema,
    refusals: [NO_ROOM],
  },
  pinMessage: {
    method: 'PUT',
    path: '/live/rooms/:id/pinned-message',
    summary: '置顶消息 Pins a message that is shown, or none',
    access: LEAD,
    params: which,
    body: z.strictObject({ message: z.uuid().nullable() }),
    result: deskRoomSchema,
    refusals: [NO_ROOM, 'ROOM.MESSAGE_NOT_FOUND', 'ROOM.NOT_SHOWN'],
  },
  deskMessages: {
    method: 'GET',
    path: '/live/rooms/:id/messages',
    summary: '消息 The messages of a room in one state, those that wait the oldest first, all others the newest first',
    access: READ,
    params: which,
    query: z.strictObject({
      state: z.enum(messageStates),
      reader: z.uuid().optional(),
      beyond: z.uuid().optional(),
    }),
    result: z.strictObject({ messages: z.array(deskMessageSchema), more: z.boolean() }),
    refusals: [NO_ROOM],
  },
  showMessage: {
    method: 'POST',
    path: '/live/messages/:id/show',
    summary: '放行 Lets a message through that waits, or takes it out of hiding again',
    access: MODERATE,
    params: which,
    body: z.strictObject({ version }),
    result: deskMessageSchema,
    refusals: MESSAGE,
  },
  hideMessage: {
    method: 'POST',
    path: '/live/messages/:id/hide',
    summary:
      '隐藏 Hides a message by a rule; one that judges goods badly only by a rule that reaches it, and with a reason',
    access: MODERATE,
    params: which,
    body: hideMessageSchema,
    result: deskMessageSchema,
    refusals: [...MESSAGE, 'ROOM.REVIEW_PROTECTED', 'ROOM.REASON_NEEDED'],
  },
  deskViewers: {
    method: 'GET',
    path: '/live/rooms/:id/viewers',
    summary: '在场观众 Who came into a room signed in, the latest first',
    access: READ,
    params: which,
    query: z.strictObject({ search: z.string().trim().max(40).optional() }),
    result: z.strictObject({ viewers: z.array(roomViewerSchema), now: z.int() }),
    refusals: [NO_ROOM],
  },
  deskQuestions: {
    method: 'GET',
    path: '/live/rooms/:id/questions',
    summary: '提问 The questions of a room in one state, the oldest first',
    access: READ,
    params: which,
    query: z.strictObject({ state: z.enum(questionStates) }),
    result: z.strictObject({ questions: z.array(deskQuestionSchema) }),
    refusals: [NO_ROOM],
  },
  moveQuestion: {
    method: 'POST',
    path: '/live/questions/:id',
    summary: '处理提问 Puts a question before the host, answers it, leaves it or takes it up again',
    access: LEAD,
    params: which,
    body: moveQuestionSchema,
    result: deskQuestionSchema,
    refusals: ['ROOM.QUESTION_NOT_FOUND', 'ROOM.QUESTION_STATE', CHANGED],
  },
  deskPolls: {
    method: 'GET',
    path: '/live/rooms/:id/polls',
    summary: '投票 The polls of a room with their counts, the newest first',
    access: READ,
    params: which,
    result: z.strictObject({ polls: z.array(livePollSchema) }),
    refusals: [NO_ROOM],
  },
  makePoll: {
    method: 'POST',
    path: '/live/rooms/:id/polls',
    summary: '发起投票 Opens a poll for some minutes; a room has one at a time',
    access: LEAD,
    params: which,
    body: makePollSchema,
    result: livePollSchema,
    status: 201,
    refusals: [NO_ROOM, 'ROOM.ROOM_CLOSED', 'ROOM.POLL_OPEN'],
  },
  closePoll: {
    method: 'POST',
    path: '/live/polls/:id/close',
    summary: '结束投票 Ends a poll before its time',
    access: LEAD,
    params: which,
    result: livePollSchema,
    refusals: ['ROOM.POLL_NOT_FOUND', 'ROOM.POLL_CLOSED'],
  },
});
