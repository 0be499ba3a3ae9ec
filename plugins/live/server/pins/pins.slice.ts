import { mapOk } from '@hearth/cms/kernel';
import { routes, type PermissionDeclaration, type Platform, type RouteGroup, type Slice } from '@hearth/cms/platform';
import { liveShelvesPort, offerMoved, ordersPlaced, stockFreed } from '@hearth/shop/contract';
import { gatePort } from '@hearth/vetting/contract';
import {
  livePinsPort,
  livePricesContract,
  liveRooms,
  liveSessionMoved,
  pinErrors,
  pinsContract,
  PINS_READ,
  PINS_WRITE,
  PRICES_WRITE,
} from '../../contract';
import { endPrice } from './end-prices';
import { followGate } from './follow-gate';
import { followSession } from './follow-session';
import { openPrice } from './open-price';
import { pinGoods } from './pin-goods';
import { livePinsOf, pinDeps, shelfWatchOf } from './pins-wiring';
import { seePins, seePrices, snapshotOfPins } from './see-pins';
import { shelvedIn } from './shelf';
import { sweepPins } from './sweep-pins';
import { unpinGoods } from './unpin-goods';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '直播 Live' },
});

/** What lives show (讲解), their shelf, and prices for some minutes (限时价). */
export const pinsSlice: Slice = {
  name: 'live.pins',
  errors: [pinErrors],
  permissions: [
    permission(PINS_READ, '查看讲解记录与货架', 'See what lives show and showed'),
    permission(PINS_WRITE, '上讲解、取下讲解', 'Pin goods in lives and take them away'),
    permission(PRICES_WRITE, '开限时价、开团', 'Set prices for some minutes and open groups in lives'),
  ],
  grants: [
    {
      roles: [
        ...(['host', 'field-controller', 'shop-keeper', 'compliance-officer', 'chief-editor', 'desk-head'] as const),
        ...(['after-sales-clerk', 'finance', 'vetting-officer'] as const),
      ],
      action: PINS_READ,
    },
    { roles: ['field-controller', 'shop-keeper', 'compliance-officer'], action: PINS_WRITE },
    { roles: ['field-controller', 'shop-keeper'], action: PRICES_WRITE },
  ],
  register(platform) {
    const { outbox, schedule, ports } = platform;
    ports.offer(livePinsPort, livePinsOf(platform));
    outbox.onHint([ordersPlaced, stockFreed, offerMoved, liveSessionMoved], {
      happened: () => shelfWatchOf(platform).happened(),
      lost: () => shelfWatchOf(platform).happened(),
    });
    outbox.subscribe({
      name: 'live.pins-follow',
      events: [liveSessionMoved],
      handle: (event, tx) => followSession(pinDeps(platform), tx, event),
    });
    // Short of five seconds even when one tick is missed.
    schedule.tick({
      name: 'live.sweep-pins',
      cron: '*/2 * * * * *',
      // Also where nobody fired it in time: the clock of the only node may be minutes wrong.
      missed: 'run-once',
      handle: async () => {
        await sweepPins(pinDeps(platform));
      },
    });
  },
  start(platform) {
    platform.ports.take(gatePort).onSuspended((tx, suspended) => followGate(pinDeps(platform), tx, suspended));
    platform.ports.take(liveShelvesPort).add((live) => shelvedIn(pinDeps(platform), live));
    platform.ports.take(liveRooms).contribute('pins', (room) => {
      shelfWatchOf(platform).watch(room);
      return snapshotOfPins(pinDeps(platform), room);
    });
    return Promise.resolve();
  },
  stop: (platform) => shelfWatchOf(platform).stop(),
  routes: (platform) => pinRoutes(platform),
};

function pinRoutes(platform: Platform): readonly RouteGroup[] {
  const deps = pinDeps(platform);
  return [
    routes(pinsContract, {
      pinBoard: ({ actor, params, query }) => seePins(deps, actor, { ...params, ...query }),
      pinGoods: ({ actor, params, body }) => pinGoods(deps, actor, { ...params, ...body }),
      unpinGoods: ({ actor, params }) => unpinGoods(deps, actor, params),
    }),
    routes(livePricesContract, {
      prices: async ({ actor, params }) =>
        mapOk(await seePrices(deps, actor, params.id), (prices) => ({ prices: [...prices] })),
      openPrice: ({ actor, params, body }) => openPrice(deps, actor, { ...params, ...body }),
      endPrice: ({ actor, params }) => endPrice(deps, actor, params),
    }),
  ];
}
