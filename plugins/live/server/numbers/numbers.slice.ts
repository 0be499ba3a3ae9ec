import { routes, type PermissionDeclaration, type Slice } from '@hearth/cms/platform';
import { sessionHoldsPort, sessionPartsPort } from '@hearth/shop/contract';
import {
  countingContract,
  liveRooms,
  NUMBERS_READ,
  numbersContract,
  numbersErrors,
  SCREENS_MAKE,
} from '../../contract';
import { evidenceStore } from './evidence-store';
import { heldRooms } from './held-rooms';
import { knownStore } from './known-store';
import { beatsOf, numbersDeps } from './numbers-wiring';
import { listScreens, makeScreen, openScreen, revokeScreen } from './screen-links';
import { listCounted, seeBoard } from './see-board';
import { serveScreen } from './screen-routes';
import { takeSamples } from './take-sample';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

const MOST_BYTES = 2_000;
/** What a screen shows is so old at most, however many look. */
const SCREEN_AGE = 2_000;

/** The figures of lives (直播数据): who watched, what they saw, what it brought in, and the screen that everybody may look at. */
export const numbersSlice: Slice = {
  name: 'live.numbers',
  errors: [numbersErrors],
  permissions: [
    permission(NUMBERS_READ, '查看直播数据', 'See the figures of lives'),
    permission(SCREENS_MAKE, '新建和停用大屏链接', 'Make and end links to big screens'),
  ],
  grants: [
    {
      roles: [
        ...(['chief-editor', 'desk-head', 'editor', 'host', 'field-controller', 'shop-keeper', 'finance'] as const),
        ...(['compliance-officer', 'mcn-operator', 'station-administrator'] as const),
      ],
      action: NUMBERS_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'field-controller'], action: SCREENS_MAKE },
  ],
  register: (platform) => {
    platform.schedule.tick({
      name: 'live-numbers.sample',
      cron: '*/10 * * * * *',
      missed: 'skip',
      handle: ({ due }) => takeSamples({ ...numbersDeps(platform), log: platform.log }, due),
    });
  },
  start: (platform) => {
    const { fastLane, database, ports } = platform;
    const beats = beatsOf(platform);
    beats.start();
    fastLane.post(countingContract.routes.beat, {
      maxBytes: MOST_BYTES,
      handle: ({ params, body }) => beats.take({ ...params, ...body }),
    });
    fastLane.read(countingContract.routes.bigScreen, {
      ...{ maxEntries: 200, maxAge: SCREEN_AGE, cacheControl: 'private, max-age=2' },
      load: ({ params }) => openScreen(numbersDeps(platform), params.token),
    });
    serveScreen(fastLane);
    ports.take(sessionPartsPort).add((live) => evidenceStore.partsOf(database.read, live));
    const held = heldRooms({ database, known: knownStore, holds: ports.take(sessionHoldsPort) });
    ports.take(liveRooms).keptBy('live.evidence', held);
    return Promise.resolve();
  },
  stop: (platform) => beatsOf(platform).stop(),
  routes: (platform) => {
    const deps = numbersDeps(platform);
    return [
      routes(numbersContract, {
        countedSessions: ({ actor, query }) => listCounted(deps, actor, query.before),
        board: ({ actor, params }) => seeBoard(deps, actor, params.id),
        screens: ({ actor, params }) => listScreens(deps, actor, params.id),
        makeScreen: ({ actor, params, body }) => makeScreen(deps, actor, { ...params, ...body }),
        revokeScreen: ({ actor, params }) => revokeScreen(deps, actor, params.id),
      }),
    ];
  },
};
