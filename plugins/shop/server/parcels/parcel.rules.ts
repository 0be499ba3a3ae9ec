import type { OrderLine, ParcelLine } from '../../contract';

/** Within so many hours after it was paid an order has to leave the house (48 小时发货). */
export const SHIP_WITHIN_HOURS = 48;

/** So many hours before, the shop's people are told. */
export const TELL_BEFORE_HOURS = 6;

/** A carrier that says nothing is asked so often. */
export const ASK_AFTER_SECONDS = 12 * 3_600;

/** A parcel that nobody heard of for so long is not asked for any more. */
export const WATCH_DAYS = 60;

/** How long to wait before a call that was lost is made again, by how often it was made. */
export const secondsUntilRetry = (tries: number): number => Math.min(30 * 4 ** Math.max(tries - 1, 0), 6 * 3_600);

/** What of an order lies in no parcel yet. */
export function leftOf(
  lines: readonly Pick<OrderLine, 'offer' | 'quantity'>[],
  packed: readonly ParcelLine[],
): readonly ParcelLine[] {
  const inParcels = new Map<string, number>();
  for (const { offer, quantity } of packed) inParcels.set(offer, (inParcels.get(offer) ?? 0) + quantity);
  return lines.flatMap(({ offer, quantity }) => {
    const left = quantity - (inParcels.get(offer) ?? 0);
    return left > 0 ? [{ offer, quantity: left }] : [];
  });
}

/** The same offers named once. */
export function mergedLines(lines: readonly ParcelLine[]): readonly ParcelLine[] {
  const sums = new Map<string, number>();
  for (const { offer, quantity } of lines) sums.set(offer, (sums.get(offer) ?? 0) + quantity);
  return [...sums].map(([offer, quantity]) => ({ offer, quantity }));
}

/** The first line that wants more than is left, with what is left of it. */
export function tooMuchOf(
  wanted: readonly ParcelLine[],
  left: readonly ParcelLine[],
): { readonly offer: string; readonly left: number } | undefined {
  for (const { offer, quantity } of wanted) {
    const has = left.find((line) => line.offer === offer)?.quantity ?? 0;
    if (quantity > has) return { offer, left: has };
  }
  return undefined;
}
