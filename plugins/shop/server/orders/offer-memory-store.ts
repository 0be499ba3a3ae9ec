import type { Database } from '@hearth/cms/platform';

/** What never changes about an offer that was opened. */
export type KnownOffer = {
  readonly station: string;
  readonly product: string;
  readonly variant: string;
  /** To whom buyers pay: one order has one seller. */
  readonly seller: string;
};

/** What a node remembers about offers, so that most of a rush is answered without the database. Memory refuses, it never grants. */
export type OfferMemory = {
  of(offer: string): KnownOffer | undefined | Promise<KnownOffer | undefined>;
  isSoldOut(offer: string): boolean;
  /** What a batch left of its offers. */
  learn(left: ReadonlyMap<string, number>): void;
  /** Units of some variants came back: whatever is sold out of them is asked for again. */
  freed(variants: readonly string[]): void;
  /** Whether a buyer asks for this offer here for the first time; from then on they have been seen. */
  isNew(offer: string, buyer: string): boolean;
  /** Messages may have been missed. */
  forget(): void;
};

/** A message that came back while a batch was on its way could be undone by the batch's answer: nothing is believed for longer. */
const BELIEVED = 1_000;
const MOST = 5_000;
const MOST_SEEN = 200_000;

/** Remembers for one node. `now` counts milliseconds and need not agree with any other clock. */
export function createOfferMemory(read: OfferReader, now: () => number): OfferMemory {
  const known = new Map<string, KnownOffer>();
  const soldOut = new Map<string, number>();
  const loading = new Map<string, Promise<KnownOffer | undefined>>();
  return {
    of(offer) {
      return known.get(offer) ?? loading.get(offer) ?? load(offer);
    },
    ...createFaces(),
    isSoldOut(offer) {
      const until = soldOut.get(offer);
      if (until === undefined) return false;
      if (until > now()) return true;
      soldOut.delete(offer);
      return false;
    },
    learn(left) {
      for (const [offer, units] of left) {
        if (units === 0) soldOut.set(offer, now() + BELIEVED);
      }
    },
    freed(variants) {
      for (const offer of soldOut.keys()) {
        const variant = known.get(offer)?.variant;
        if (variant === undefined || variants.includes(variant)) soldOut.delete(offer);
      }
    },
    forget: () => soldOut.clear(),
  };

  /** A crowd that comes at once asks once. */
  function load(offer: string): Promise<KnownOffer | undefined> {
    const asked = read(offer)
      .then((found) => keep(offer, found))
      .finally(() => loading.delete(offer));
    loading.set(offer, asked);
    return asked;
  }

  function keep(offer: string, found: KnownOffer | undefined): KnownOffer | undefined {
    if (!found) return undefined;
    if (known.size >= MOST) known.clear();
    known.set(offer, found);
    return found;
  }
}

/** Who asked for which offer. Whoever is forgotten here is found by the keys of the tables. */
function createFaces(): Pick<OfferMemory, 'isNew'> {
  const seen = new Map<string, Set<string>>();
  let size = 0;
  return {
    isNew(offer, buyer) {
      if (size > MOST_SEEN) {
        seen.clear();
        size = 0;
      }
      const faces = seen.get(offer) ?? new Set();
      if (faces.size === 0) seen.set(offer, faces);
      const before = faces.size;
      size += faces.add(buyer).size - before;
      return faces.size > before;
    },
  };
}

/** Finds an offer that was opened once. */
export type OfferReader = (offer: string) => Promise<KnownOffer | undefined>;

/** Reads offers for the memory. */
export const knownOffers =
  (database: Database): OfferReader =>
  (offer) =>
    database
      .read('shop_offer as o')
      .leftJoin('shop_offer_terms as t', 't.offer', 'o.id')
      .where({ 'o.id': offer })
      .whereNot('o.state', 'draft')
      .orderBy('t.version', 'desc')
      .first<KnownOffer | undefined>('o.station', 'o.product', 'o.variant', database.read.raw(SELLER));

// A cooperative is a merchant of its own; in every other mode all goods of the station are paid to one.
const SELLER = `coalesce(CASE t.mode WHEN 'cooperative' THEN t.mode || ' ' || t.supplier ELSE t.mode END, 'station') AS seller`;
