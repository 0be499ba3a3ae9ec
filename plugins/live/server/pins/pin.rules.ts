import type { SessionState, ShelfEntry, UnpinReason } from '../../contract';
import type { LiveOffer } from '@hearth/shop/contract';
import type { ShownSeller } from '@hearth/vetting/contract';

/**
 * Whether goods and tools may be shown in a session as it stands: while it is on the air. What is rehearsed is a copy that goes on the air in a closed
 * room; the session itself waits meanwhile, before everybody who came early.
 */
export const isOnStage = (state: SessionState): boolean => state === 'live';

/** What is known of a pin at the moment of looking. */
export type PinFacts = {
  /** The state of its session; undefined when nobody knows the session any more. */
  readonly state: SessionState | undefined;
  /** The gate's reasons why its goods may not be sold; undefined: they may. */
  readonly barred: readonly string[] | undefined;
  readonly offer: Pick<LiveOffer, 'phase'> | undefined;
};

/** Why a pin may stand no longer. */
export type PinFault = { readonly why: UnpinReason; readonly reasons: readonly string[] };

/** Why a pin may stand no longer; undefined while it may. What vetting says comes first: it is what people have to know. */
export function faultOf({ state, barred, offer }: PinFacts): PinFault | undefined {
  if (barred) return { why: 'gate', reasons: [...new Set(barred)] };
  if (state === undefined || !isOnStage(state)) return { why: 'off-air', reasons: [] };
  return offer && isOffered(offer) ? undefined : { why: 'offer', reasons: [] };
}

/** Whether an offer is on sale, or will be by itself: what is to come may be explained already. */
export const isOffered = ({ phase }: Pick<LiveOffer, 'phase'>): boolean => phase === 'on' || phase === 'coming';

/** An offer on a shelf, with the one at whose price it is sold now. */
export type ShelfLine = {
  readonly item: string | null;
  readonly usual: LiveOffer;
  readonly inForce: LiveOffer;
};

/** What is asked for a shelf: the offers in their order, each with the line of the run-of-show that it stands in. */
export type Wanted = { readonly item: string | null; readonly offer: string };

/** The lines of a run-of-show first, then what the session sells besides; what is there twice stands where it comes first. */
export function orderOf(
  items: readonly { readonly id: string; readonly offer: string | null }[],
  others: readonly string[],
): readonly Wanted[] {
  const wanted = [
    ...items.flatMap(({ id, offer }) => (offer === null ? [] : [{ item: id, offer }])),
    ...others.map((offer) => ({ item: null, offer })),
  ];
  const seen = new Set<string>();
  return wanted.filter(({ offer }) => !seen.has(offer) && seen.add(offer).size > 0);
}

/**
 * A price for some minutes goes before that of its offer while it runs and there is any left of it; then the price of the offer is in force
 * again. See `pricePrecedence`.
 */
export function inForceOf(usual: LiveOffer, limited: readonly LiveOffer[]): LiveOffer {
  const special = limited.find(({ variant, phase, left }) => variant === usual.variant && phase === 'on' && left > 0);
  return special ?? usual;
}

/** The shelf in its order. What is not offered is not on it. */
export function linesOf(
  wanted: readonly Wanted[],
  offers: readonly LiveOffer[],
  limited: ReadonlySet<string>,
): readonly ShelfLine[] {
  const special = offers.filter(({ id }) => limited.has(id));
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return wanted.flatMap(({ item, offer }) => {
    const usual = byId.get(offer);
    return usual && isOffered(usual) ? [{ item, usual, inForce: inForceOf(usual, special) }] : [];
  });
}

/** Milliseconds until the first of some offers begins or ends by itself; null when none does. */
export function nextChange(offers: readonly Pick<LiveOffer, 'changesIn'>[]): number | null {
  const times = offers.flatMap(({ changesIn }) => changesIn ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** A line as viewers see it. A person's own address is nobody's business: the place stands for it (经营者公示). */
export function entryOf({ item, usual, inForce }: ShelfLine, seller: ShownSeller): ShelfEntry {
  const { id: offer, product, spec, price, basePrice, left } = inForce;
  const zh = usual.title['zh-Hans'] ?? '';
  return {
    ...{ item, offer, product, spec, price, basePrice, left },
    title: { 'zh-Hans': zh, en: usual.title['en'] ?? zh },
    endsAt: inForce.id === usual.id ? null : inForce.closesAt,
    seller: { name: seller.name, address: seller.address ?? seller.place, contact: seller.phone ?? seller.uscc ?? '' },
  };
}
