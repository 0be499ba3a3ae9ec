/** What one household has of a live, after what came back. */
export type HouseholdIncome = { readonly village: string; readonly household: string; readonly fen: number };

/** Fewer households than this are never shown by themselves: nobody's income can be read from a sum. */
export const FEWEST_HOUSEHOLDS = 5;

/** What the households of a village have together. */
export type VillageIncome = { readonly village: string; readonly households: number; readonly fen: number };

/**
 * Incomes by village. Villages of too few households stand together under no name; if those are still too few, the smallest village that
 * could be shown joins them, because what is left over of a total can be worked out as well.
 */
export function villageIncomes(incomes: readonly HouseholdIncome[]): readonly VillageIncome[] {
  const byVillage = new Map<string, VillageIncome>();
  for (const { village, fen } of incomes) {
    const known = byVillage.get(village) ?? { village, households: 0, fen: 0 };
    byVillage.set(village, { village, households: known.households + 1, fen: known.fen + fen });
  }
  const isShown = ({ village, households }: VillageIncome): boolean =>
    village !== '' && households >= FEWEST_HOUSEHOLDS;
  const all = [...byVillage.values()].sort((a, b) => b.households - a.households || (a.village < b.village ? -1 : 1));
  const shown = all.filter(isShown);
  let rest = together(all.filter((one) => !isShown(one)));
  while (rest.households > 0 && rest.households < FEWEST_HOUSEHOLDS) {
    const smallest = shown.pop();
    if (!smallest) return [];
    rest = together([rest, smallest]);
  }
  return rest.households > 0 ? [...shown, rest] : shown;
}

/** How many different households sold anything. */
export const householdsOf = (incomes: readonly HouseholdIncome[]): number =>
  new Set(incomes.map(({ household }) => household)).size;

function together(villages: readonly VillageIncome[]): VillageIncome {
  return villages.reduce(
    (sum, one) => ({ village: '', households: sum.households + one.households, fen: sum.fen + one.fen }),
    { village: '', households: 0, fen: 0 },
  );
}
