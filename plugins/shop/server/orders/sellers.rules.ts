/** Offers by whom their buyers pay, since one order has one seller: the sellers in the order in which they come, each offer once. */
export function bySeller(
  offers: readonly { readonly offer: string; readonly seller: string }[],
): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const { offer, seller } of offers) groups.set(seller, (groups.get(seller) ?? new Set()).add(offer));
  return [...groups.values()].map((group) => [...group]);
}
