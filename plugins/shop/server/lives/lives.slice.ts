import type { Platform, Slice } from '@hearth/cms/platform';
import { liveGroupsPort, liveOffersPort, type LiveOffers } from '../../contract';
import { liveGroupsOf } from '../groups/live-groups';
import { shopOf, type Shop } from '../shop-wiring';
import { liveOfferStore } from './live-offer-store';
import { closeOffer, openLimited, type LiveOfferDeps } from './open-limited';

/** What offers of lives are handed, on a shop. */
export const liveOfferDepsOf = ({ offers, time }: Shop): LiveOfferDeps => ({ ...offers, time, lives: liveOfferStore });

/** What lives ask of offers, on a shop. */
export function liveOffersOf(deps: () => LiveOfferDeps): LiveOffers {
  const among: LiveOffers['among'] = (offers) => liveOfferStore.among(deps().database.read, offers);
  return {
    among,
    of: async (station, offers) => (await among(offers)).filter((offer) => offer.station === station),
    ofSession: (station, session) => liveOfferStore.ofSession(deps().database.read, station, session),
    openLimited: (tx, actor, wanted) => openLimited(deps(), tx, { ...wanted, actor }),
    close: (tx, actor, id) => closeOffer(deps(), tx, { actor, id }),
  };
}

const made = new WeakMap<Platform, LiveOfferDeps>();

function liveOfferDeps(platform: Platform): LiveOfferDeps {
  const known = made.get(platform) ?? liveOfferDepsOf(shopOf(platform));
  made.set(platform, known);
  return known;
}

/** What lives take of the shop (直播用的报价与拼团). */
export const livesSlice: Slice = {
  name: 'shop.lives',
  register: (platform) => {
    platform.ports.offer(
      liveOffersPort,
      liveOffersOf(() => liveOfferDeps(platform)),
    );
    platform.ports.offer(
      liveGroupsPort,
      liveGroupsOf(() => shopOf(platform).grouping),
    );
  },
};
