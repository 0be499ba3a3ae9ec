import type { Platform } from '@hearth/cms/platform';
import { liveOffersPort, sessionsPort } from '@hearth/shop/contract';
import { gatePort, shownGoodsPort } from '@hearth/vetting/contract';
import { gateOfPinPort, liveRooms, liveSessionsPort, type LivePins } from '../../contract';
import { correctionStore } from '../corrections/correction-store';
import type { CorrectionDeps } from '../corrections/correct-slip';
import { shownCorrection } from '../corrections/shown-correction';
import { createStopOrder, type StopDeps } from '../corrections/stop-live';
import { closePins } from './close-pins';
import { livePriceStore } from './live-price-store';
import type { PinDeps } from './pins-deps';
import { pinStore } from './pin-store';
import { withRehearsed } from './rehearsed-offers';
import { shownPin } from './shown-pin';
import { createShelfWatch, type ShelfWatch } from './watch-shelves';

type Wired = {
  readonly order: ReturnType<typeof createStopOrder>;
  deps?: PinDeps;
  watch?: ShelfWatch;
};

const wired = new WeakMap<Platform, Wired>();

function wiredOf(platform: Platform): Wired {
  const known = wired.get(platform) ?? { order: createStopOrder() };
  wired.set(platform, known);
  return known;
}

/** What the verbs of pins are handed on a host; once all plugins have registered. */
export function pinDeps(platform: Platform): PinDeps {
  const { database, ids, ledger, ports } = platform;
  const { ask } = ports.take(gateOfPinPort);
  const sessions = ports.take(liveSessionsPort);
  const offers = withRehearsed(ports.take(liveOffersPort), (some) => sessions.rehearsed(database.read, some));
  return (wiredOf(platform).deps ??= {
    ...{ database, ids, ledger, pins: pinStore, prices: livePriceStore },
    ...{ sessions, offers, gateOfPin: ask, rooms: ports.take(liveRooms) },
    ...{ gate: ports.take(gatePort), goods: ports.take(shownGoodsPort) },
    book: ports.take(sessionsPort),
  });
}

/** What the verbs of corrections are handed on a host. */
export const correctionDeps = (platform: Platform): CorrectionDeps => ({
  ...pinDeps(platform),
  corrections: correctionStore,
});

/** How a live is stopped on this host, and who has tools that a stop ends. */
export const stopOrderOf = (platform: Platform): Wired['order'] => wiredOf(platform).order;

/** What stopping a live is handed on a host. */
export function stopDeps(platform: Platform): StopDeps {
  const { tools } = stopOrderOf(platform);
  return { ...correctionDeps(platform), ...pinDeps(platform), sessions: platform.ports.take(liveSessionsPort), tools };
}

/** Who tells the rooms of this node of prices and stock. */
export function shelfWatchOf(platform: Platform): ShelfWatch {
  const { clock, realtime, log } = platform;
  return (wiredOf(platform).watch ??= createShelfWatch({
    ...pinDeps(platform),
    clock,
    tellHere: (room, message) => {
      realtime.tellHere(`live:${room}`, message);
    },
    failed: (error) => {
      log.warn('a shelf could not be read, trying again', { error });
    },
  }));
}

/** What lives showed, for others, on a host. */
export const livePinsOf = (platform: Platform): LivePins => ({
  log: async (session) => (await pinStore.log(platform.database.read, session)).map(shownPin),
  ofProduct: async (product, from, until) =>
    (await pinStore.ofProduct(platform.database.read, product, { from, until })).map(shownPin),
  corrections: async (session) =>
    (await correctionStore.ofSession(platform.database.read, session)).map(shownCorrection),
  clear: async (tx, by, { session, room, why }) => {
    await pinStore.lockRooms(tx, [room]);
    await closePins(pinDeps(platform), tx, { pins: await pinStore.open(tx, { session }), by, why });
  },
});
