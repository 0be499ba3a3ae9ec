import type { LiveOffer, LiveOffers } from '@hearth/shop/contract';

/** The offers that lines of rehearsals stand for, by the numbers that those lines have for them. */
export type Rehearsed = (offers: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Offers as lives show them. What a line of a rehearsal shows looks like what it rehearses, and has a number of its own that no shop knows: nobody can
 * order it, whoever tries.
 */
export const withRehearsed = (offers: LiveOffers, rehearsed: Rehearsed): LiveOffers => ({
  ...offers,
  of: (station, ids) => found(ids, rehearsed, (some) => offers.of(station, some)),
  among: (ids) => found(ids, rehearsed, (some) => offers.among(some)),
});

type Read = (ids: readonly string[]) => Promise<readonly LiveOffer[]>;

/** Asks for what is rehearsed only where the shop did not know something: on the air it knows everything. */
async function found(ids: readonly string[], rehearsed: Rehearsed, read: Read): Promise<readonly LiveOffer[]> {
  const known = await read(ids);
  const unknown = ids.filter((id) => !known.some((offer) => offer.id === id));
  const reals = unknown.length === 0 ? new Map<string, string>() : await rehearsed(unknown);
  if (reals.size === 0) return known;
  const byId = new Map((await read([...new Set(reals.values())])).map((offer) => [offer.id, offer]));
  const shown = [...reals].flatMap(([id, real]) => {
    const offer = byId.get(real);
    // Of no variant that a price for some minutes runs for: that one can be ordered.
    return offer ? [{ ...offer, id, variant: id }] : [];
  });
  return [...known, ...shown];
}
