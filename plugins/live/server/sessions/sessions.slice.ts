import { isUuid } from '@hearth/cms/kernel';
import type { PermissionDeclaration, Platform, Slice } from '@hearth/cms/platform';
import { sessionsPort } from '@hearth/shop/contract';
import { roomMoved } from '@hearth/streaming/contract';
import {
  ANCHORS_KEEP,
  anchorsPort,
  gateOfPinPort,
  liveSessionMoved,
  liveSessionPlanned,
  liveSessionsPort,
  roomsOfSessionsPort,
  SCRIPTS_SIGN,
  SCRIPTS_WRITE,
  sessionErrors,
  SESSIONS_PLAN,
  SESSIONS_READ,
  SESSIONS_RUN,
  SESSIONS_WATCH,
} from '../../contract';
import { anchorStore } from '../duty/anchor-store';
import { LOOK_SECONDS } from '../duty/duty.rules';
import { remindDuty } from '../duty/remind-duty';
import { watchDuty } from '../duty/watch-duty';
import { askPin } from '../gate/see-gate';
import { itemMachine } from '../runsheet/item.machine';
import { followPicture } from './follow-picture';
import { createLiveSessions } from './offer-sessions';
import { sessionNotices } from './session-notices';
import { sessionRoutes } from './session-routes';
import { sessionSnapshot } from './session-snapshot';
import { sessionMachine } from './session.machine';
import { sessionStore } from './session-store';
import { sessionDeps } from './sessions-wiring';
import { tellShop } from './tell-shop';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

/** Sessions (场次): planned, gated, on the air, with people on duty, a run-of-show and scripts that somebody proved. */
export const sessionsSlice: Slice = {
  name: 'live.sessions',
  errors: [sessionErrors],
  machines: [sessionMachine, itemMachine],
  permissions: [
    permission(SESSIONS_READ, '查看场次', 'See sessions'),
    permission(SESSIONS_PLAN, '策划场次、流程单与值守', 'Plan sessions, their run-of-show and duty'),
    permission(SESSIONS_RUN, '推进场次与流程', 'Take sessions on the air and off'),
    permission(SESSIONS_WATCH, '审核布景、发出告警', 'Look at settings and raise alarms'),
    permission(SCRIPTS_WRITE, '撰写话术', 'Write scripts'),
    permission(SCRIPTS_SIGN, '审核话术', 'Sign scripts'),
    permission(ANCHORS_KEEP, '登记主播资质', 'Keep who may speak in lives'),
  ],
  grants: [
    {
      roles: [
        ...(['chief-editor', 'desk-head', 'editor', 'host', 'field-controller', 'compliance-officer'] as const),
        ...(['mcn-operator', 'shop-keeper', 'station-administrator'] as const),
      ],
      action: SESSIONS_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'field-controller', 'mcn-operator'], action: SESSIONS_PLAN },
    { roles: ['chief-editor', 'desk-head', 'field-controller'], action: SESSIONS_RUN },
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: SESSIONS_WATCH },
    { roles: ['editor', 'host', 'desk-head', 'field-controller', 'mcn-operator'], action: SCRIPTS_WRITE },
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: SCRIPTS_SIGN },
    { roles: ['mcn-operator'], action: ANCHORS_KEEP },
  ],
  register: (platform) => {
    const deps = () => sessionDeps(platform);
    const { ports, notices } = platform;
    ports.offer(anchorsPort, anchorStore);
    ports.offer(liveSessionsPort, createLiveSessions(deps));
    ports.offer(gateOfPinPort, { ask: askPin(deps) });
    notices.declare(sessionNotices);
    hearDesks(platform);
    follow(platform);
  },
  start: (platform) => {
    platform.ports.take(roomsOfSessionsPort).contribute(
      'session',
      sessionSnapshot(() => sessionDeps(platform)),
    );
    return Promise.resolve();
  },
  routes: sessionRoutes,
};

/** Rooms of people who work on lives: one of each station, one of each session. Nothing but rows decides who may come in. */
function hearDesks({ realtime, database }: Platform): void {
  realtime.define({
    name: 'live-desk',
    mayJoin: async (actor, id) => {
      if (actor?.kind !== 'staff') return false;
      if (!isUuid(id)) return actor.stations.includes(id);
      return (await sessionStore.find(database.read, actor.stations, id)) !== undefined;
    },
    uncounted: true,
  });
}

/** What the house does by itself: tells the shop, and looks after people on duty. */
function follow(platform: Platform): void {
  const { outbox, schedule, ports, log } = platform;
  schedule.tick({
    name: 'live.remind-duty',
    cron: '* * * * *',
    missed: 'skip',
    handle: async () => {
      await remindDuty(sessionDeps(platform));
    },
  });
  outbox.subscribe({
    name: 'live.tell-shop',
    events: [liveSessionPlanned, liveSessionMoved],
    atOnce: 1,
    handle: ({ payload }, tx) =>
      tellShop({ sessions: sessionStore, shop: ports.take(sessionsPort), log }, tx, payload.session),
  });
  outbox.subscribe({
    name: 'live.follow-picture',
    events: [roomMoved],
    handle: (event, tx) => followPicture(sessionDeps(platform), tx, event),
  });
  schedule.tick({
    name: 'live.watch-duty',
    cron: `*/${LOOK_SECONDS} * * * * *`,
    // Also where nobody fired it in time: the clock of the only node may be minutes wrong.
    missed: 'run-once',
    handle: async () => {
      const paused = await watchDuty(sessionDeps(platform));
      if (paused.length > 0) log.warn('people on duty were missed, lives were paused', { sessions: paused });
    },
  });
}
