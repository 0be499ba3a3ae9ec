import type { ToldPrice, ToldStock } from '../../contract';
import type { ShelfLine } from './pin.rules';

/** What was told last of a line of a shelf. */
export type ToldLine = {
  readonly offer: string;
  readonly price: number;
  readonly basePrice: number | null;
  readonly left: number;
  readonly endsAt: string | null;
};

/** What viewers of a room know of its shelf, by the usual offer of each line. */
export type ToldShelf = ReadonlyMap<string, ToldLine>;

/** What changed since. */
export type ShelfNews = { readonly prices: readonly ToldPrice[]; readonly left: readonly ToldStock[] };

/** What there is to know of a shelf. */
export function toldOf(lines: readonly ShelfLine[]): ToldShelf {
  return new Map(
    lines.map(({ usual, inForce }) => {
      const { id: offer, price, basePrice, left, closesAt } = inForce;
      return [usual.id, { offer, price, basePrice, left, endsAt: offer === usual.id ? null : closesAt }];
    }),
  );
}

/** Another price tells what is left with it; where only that changed it is told alone. Lines that came or went are told to nobody twice. */
export function newsOf(before: ToldShelf, after: ToldShelf): ShelfNews {
  const prices: ToldPrice[] = [];
  const left: ToldStock[] = [];
  for (const [usual, now] of after) {
    const was = before.get(usual);
    if (!was) continue;
    if (!isSamePrice(was, now)) prices.push({ was: was.offer, ...now });
    else if (was.left !== now.left) left.push({ offer: now.offer, left: now.left });
  }
  return { prices, left };
}

const isSamePrice = (a: ToldLine, b: ToldLine): boolean =>
  a.offer === b.offer && a.price === b.price && a.basePrice === b.basePrice && a.endsAt === b.endsAt;
