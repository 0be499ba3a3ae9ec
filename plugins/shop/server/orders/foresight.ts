import type { Decision, OfferFacts } from './decide.rules';
import type { LockedOffers } from './placing-store';

/**
 * What a batch leaves for the next one, which can so be drawn up while the first is being written. It is only ever compared with what is
 * found under the locks, never believed.
 */
export type Foresight = {
  /** A batch decided by these facts and is about to be written. */
  learn(found: LockedOffers, decision: Pick<Decision, 'byVariant' | 'byOffer'>): void;
  /** What the next batch will find, and when it will, unless too much time went by. */
  ahead(): LockedOffers | undefined;
};

/** Milliseconds: a batch that waited for longer is drawn up anew, at its own time. */
const FRESH = 1_000;

/** Looks ahead for one line of orders; `elapsed` counts milliseconds and need not agree with any clock. */
export function createForesight(elapsed: () => number): Foresight {
  let last: { readonly left: LockedOffers; readonly at: number } | undefined;
  return {
    learn({ offers, now }, { byVariant, byOffer }) {
      const left = [...offers.values()].map((offer): [string, OfferFacts] => {
        const own = offer.left === null ? null : offer.left - (byOffer.get(offer.id) ?? 0);
        return [offer.id, { ...offer, free: offer.free - (byVariant.get(offer.variant) ?? 0), left: own }];
      });
      last = { left: { offers: new Map(left), now }, at: elapsed() };
    },
    ahead() {
      if (!last) return undefined;
      const passed = elapsed() - last.at;
      if (passed > FRESH) return undefined;
      return { offers: last.left.offers, now: new Date(last.left.now.getTime() + Math.round(passed)) };
    },
  };
}

/** Whether what was found is what was foreseen, and at about the time. */
export function isForeseen(foreseen: LockedOffers, found: LockedOffers): boolean {
  if (Math.abs(foreseen.now.getTime() - found.now.getTime()) > FRESH) return false;
  const text = ({ offers }: LockedOffers): string => JSON.stringify([...offers.values()].map(inOrder));
  return text(foreseen) === text(found);
}

/** The names of facts in one order, so that the same facts read the same. */
const inOrder = (facts: OfferFacts): unknown => Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
