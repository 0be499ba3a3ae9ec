import type { SessionMoney } from '@hearth/shop/contract';
import {
  figureCatalogue,
  figureNames,
  type FigureName,
  type FigureSettles,
  type Finality,
  type ItemFunnel,
  type ShownFigure,
} from '../../contract';

/** All that the figures of a live are made of. */
export type FigureFacts = {
  readonly isOver: boolean;
  readonly visits: {
    readonly concurrent: number;
    readonly peak: number;
    readonly viewers: number;
    readonly views: number;
    readonly seconds: number;
    readonly asOf: Date;
  };
  readonly items: readonly Pick<ItemFunnel, 'exposed' | 'clicked' | 'placed'>[];
  readonly money: Omit<SessionMoney, 'items'>;
};

/** A part of nothing is no number. */
const over = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

const MINUTE = 60;
const THOUSAND = 1_000;
const DAY = 86_400_000;

type Reading = (facts: FigureFacts) => number | null;

const sumOf =
  (read: (item: FigureFacts['items'][number]) => number): Reading =>
  ({ items }) =>
    items.reduce((sum, item) => sum + read(item), 0);

/** How each figure comes about; the words for it stand in the catalogue. Amounts are whole fen. */
const READINGS: Readonly<Record<FigureName, Reading>> = {
  concurrent: ({ visits }) => visits.concurrent,
  // What was noted every ten seconds may have missed what is now.
  peak: ({ visits }) => Math.max(visits.peak, visits.concurrent),
  viewers: ({ visits }) => visits.viewers,
  views: ({ visits }) => visits.views,
  stay: ({ visits }) => over(visits.seconds, visits.viewers),
  exposures: sumOf(({ exposed }) => exposed),
  clicks: sumOf(({ clicked }) => clicked),
  placed: sumOf(({ placed }) => placed),
  orders: ({ money }) => money.orders,
  payers: ({ money }) => money.payers,
  gross: ({ money }) => money.gross,
  net: ({ money }) => money.gross - money.back,
  uvValue: ({ money, visits }) => rounded(over(money.gross, visits.viewers)),
  gpm: ({ money, visits }) => rounded(over(money.gross * THOUSAND, visits.views)),
  conversion: ({ money, visits }) => over(money.payers, visits.viewers),
  refund7: ({ money }) => over(money.refunded[7], money.gross),
  refund15: ({ money }) => over(money.refunded[15], money.gross),
  refund30: ({ money }) => over(money.refunded[30], money.gross),
  farmers: ({ money }) => money.farmers,
  farmersPerMinute: ({ money, visits }) => rounded(over(money.farmers * MINUTE, visits.seconds)),
  complaints: ({ money }) => over(money.complaints * THOUSAND, money.orders),
};

const isDaysAfter =
  (days: number) =>
  ({ isOver, money: { asOf, lastPaidAt } }: FigureFacts): boolean =>
    isOver && (lastPaidAt === null || asOf.getTime() > lastPaidAt.getTime() + days * DAY);

/** Whether nothing changes a figure any more. */
const SETTLED: Readonly<Record<FigureSettles, (facts: FigureFacts) => boolean>> = {
  never: () => false,
  ended: ({ isOver }) => isOver,
  books: ({ isOver, money }) => isOver && money.unsettled === 0,
  'days-7': isDaysAfter(7),
  'days-15': isDaysAfter(15),
  'days-30': isDaysAfter(30),
};

/** A figure of those who watched is as old as their visits, any other as old as the books. */
const OF_VISITS: ReadonlySet<FigureName> = new Set([
  ...(['concurrent', 'peak', 'viewers', 'views', 'stay', 'exposures', 'clicks'] as const),
]);

/** Whether a figure may still change. */
export const finalityOf = (name: FigureName, facts: FigureFacts): Finality =>
  SETTLED[figureCatalogue[name].settles](facts) ? 'settled' : 'provisional';

/** All figures of a live, in the order of the catalogue. */
export function figuresOf(facts: FigureFacts): ShownFigure[] {
  return figureNames.map((name) => ({
    name,
    value: READINGS[name](facts),
    finality: finalityOf(name, facts),
    origin: 'own',
    asOf: (OF_VISITS.has(name) ? facts.visits.asOf : facts.money.asOf).toISOString(),
  }));
}
