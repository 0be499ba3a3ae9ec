import { FEWEST_SHOWN, type BigScreen, type FigureName, type NumbersBoard, type ShownFigure } from '../../contract';

/** What everybody may see of a live, in the order of the screen: what was sold stands there less what went back, and what was paid beside it. */
const SHOWN: readonly FigureName[] = [
  ...(['concurrent', 'viewers', 'views', 'stay', 'orders', 'net', 'gross', 'farmers', 'farmersPerMinute'] as const),
];

/** Figures by which a few buyers, or a few households, could be known. */
const OF_BUYERS: ReadonlySet<FigureName> = new Set(['orders', 'net', 'gross']);
const OF_HOUSEHOLDS: ReadonlySet<FigureName> = new Set(['farmers', 'farmersPerMinute']);

/** The most items that a screen lists. */
const MOST_ITEMS = 8;

/** By how many people the money of a live came about, and each of its items. */
export type Crowd = {
  readonly payers: number;
  readonly households: number;
  readonly payersOf: ReadonlyMap<string, number>;
};

/** What a screen shows to everybody: nothing of fewer than five buyers or households, and nothing from which that could be worked out. */
export function screenOf(board: NumbersBoard, crowd: Crowd): BigScreen {
  const { session, asOf, figures, items, samples } = board;
  const { title, state, isRehearsal, beganAt } = session;
  const shown = SHOWN.flatMap((name) => figures.filter((one) => one.name === name)).map((one) => kept(one, crowd));
  const isFew = (offer: string): boolean => (crowd.payersOf.get(offer) ?? 0) < FEWEST_SHOWN;
  return {
    ...{ title, state, isRehearsal, beganAt, asOf, figures: shown },
    items: items.slice(0, MOST_ITEMS).map(({ offer, title: name, spec, exposed, units }) => ({
      ...{ title: name, spec, exposed },
      units: isFew(offer) ? null : units,
    })),
    samples: samples.map(({ at, concurrent }) => ({ at, concurrent })),
  };
}

function kept(figure: ShownFigure, { payers, households }: Crowd): ShownFigure {
  const isTooFew =
    (OF_BUYERS.has(figure.name) && payers < FEWEST_SHOWN) ||
    (OF_HOUSEHOLDS.has(figure.name) && (households < FEWEST_SHOWN || payers < FEWEST_SHOWN));
  return isTooFew ? { ...figure, value: null } : figure;
}
