import type { PermissionDeclaration, Slice } from '@hearth/cms/platform';
import { captionTracksPort, cueTold } from '@hearth/streaming/contract';
import { liveRooms, ROOM_BAN, ROOM_LEAD, ROOM_MODERATE, ROOM_READ, roomErrors } from '../../contract';
import { batchStore } from '../messages/batch-store';
import { messageMachine } from '../messages/message.machine';
import { banMachine } from '../moderation/ban.machine';
import { questionMachine } from '../questions/question.machine';
import { createGuestPasses } from './guest-passes';
import { dropOld } from './keep-three-years';
import { liveKind, orderKind } from './live-kind';
import { roomData } from './room-data';
import { roomRoutes } from './room-routes';
import { roomsOf } from './rooms-wiring';
import { tellSubtitle } from './subtitles';
import { openRooms } from './watch-routes';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播间 Rooms' },
});

const HEADS = ['chief-editor', 'desk-head'] as const;
const AT_THE_ROOM = ['field-controller', 'compliance-officer'] as const;

/** Rooms (直播间): people who are together, what they say, ask and vote, and who keeps order among them. */
export const roomSlice: Slice = {
  name: 'live.rooms',
  errors: [roomErrors],
  machines: [messageMachine, questionMachine, banMachine],
  permissions: [
    permission(ROOM_READ, '查看直播间消息与观众', 'See messages and viewers of rooms'),
    permission(ROOM_LEAD, '主持直播间：公告、置顶、投票、回答', 'Lead rooms: announce, pin, poll, answer'),
    permission(ROOM_MODERATE, '放行、隐藏消息与禁言', 'Let messages through, hide them, mute'),
    permission(ROOM_BAN, '处罚账号与处理申诉', 'Ban accounts and decide appeals'),
  ],
  grants: [
    { roles: [...HEADS, ...AT_THE_ROOM, 'editor', 'host', 'mcn-operator', 'station-administrator'], action: ROOM_READ },
    { roles: [...HEADS, 'field-controller', 'editor'], action: ROOM_LEAD },
    { roles: [...HEADS, ...AT_THE_ROOM, 'editor'], action: ROOM_MODERATE },
    { roles: [...HEADS, 'compliance-officer'], action: ROOM_BAN },
  ],
  register(platform) {
    const { realtime, outbox, ports, schedule, personalData } = platform;
    const { port, kind, deps, brought } = roomsOf(platform);
    ports.offer(liveRooms, port);
    realtime.define(liveKind(kind, createGuestPasses(platform).isGood));
    realtime.define(orderKind(kind));
    outbox.subscribe({
      name: 'live.tell-subtitles',
      events: [cueTold],
      handle: (event) => tellSubtitle({ ...deps, tracks: platform.ports.take(captionTracksPort) }, event),
    });
    schedule.tick({
      name: 'live.drop-old-messages',
      cron: '40 3 * * *',
      missed: 'run-once',
      handle: async () => {
        await dropOld({ ...deps, batches: batchStore, kept: brought.kept });
      },
    });
    personalData.register(roomData(deps));
  },
  routes: (platform) => roomRoutes({ ...roomsOf(platform), guests: createGuestPasses(platform) }),
  start: (platform) => {
    const rooms = roomsOf(platform);
    openRooms(platform.fastLane, { ...rooms, guests: createGuestPasses(platform) });
    rooms.beat.start();
    return Promise.resolve();
  },
  // What was said is answered, and what was gathered is written, before the house closes.
  stop: async (platform) => {
    const { speaking, beat } = roomsOf(platform);
    await speaking.finish();
    await beat.stop();
  },
};
