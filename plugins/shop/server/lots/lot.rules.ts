/** What came in of a lot, less what was written off of it, and what orders took of it; '' is what came in without one. */
export type Layer = { readonly lot: string; readonly came: number; readonly sent: number };

/** So much of a lot. */
export type Units = { readonly lot: string; readonly units: number };

/** What nobody knows the lot of. */
export const NO_LOT = '';

/**
 * What is in the house of each lot, the oldest first. Whatever left it without a word of its lot (a count that found less, orders that were sent
 * before lots were told) is taken to have been of the oldest, since that is what is packed first.
 */
export function leftOfLots(layers: readonly Layer[], onHand: number): readonly Units[] {
  const left = layers.map(({ lot, came, sent }) => ({ lot, units: Math.max(came - sent, 0) }));
  let gone = Math.max(left.reduce((sum, { units }) => sum + units, 0) - onHand, 0);
  return left.map(({ lot, units }) => {
    const lost = Math.min(units, gone);
    gone -= lost;
    return { lot, units: units - lost };
  });
}

/** Lots that were called back come last: nothing of them is packed while there is anything else. */
export const packedFirst = (left: readonly Units[], calledBack: ReadonlySet<string>): readonly Units[] => [
  ...left.filter(({ lot }) => !calledBack.has(lot)),
  ...left.filter(({ lot }) => calledBack.has(lot)),
];

/** What lines of one variant take, and what is left after them. */
export type Taken = { readonly taken: readonly (readonly Units[])[]; readonly left: readonly Units[] };

/** Gives each line its units, from the first lot on; what no lot has is of none. */
export function takeLots(left: readonly Units[], lines: readonly number[]): Taken {
  const rest = left.map((one) => ({ ...one }));
  const taken = lines.map((wanted) => {
    let missing = wanted;
    const parts: Units[] = [];
    for (const one of rest) {
      const units = Math.min(one.units, missing);
      if (units <= 0) continue;
      one.units -= units;
      missing -= units;
      parts.push({ lot: one.lot, units });
    }
    return merged(missing > 0 ? [...parts, { lot: NO_LOT, units: missing }] : parts);
  });
  return { taken, left: rest };
}

function merged(parts: readonly Units[]): readonly Units[] {
  const sums = new Map<string, number>();
  for (const { lot, units } of parts) sums.set(lot, (sums.get(lot) ?? 0) + units);
  return [...sums].map(([lot, units]) => ({ lot, units }));
}
