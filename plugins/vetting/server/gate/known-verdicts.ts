import type { GateVerdict } from '../../contract';
import type { GateRow } from './gate-store';
import type { SharedClock } from './shared-clock';
import { verdictAt } from './verdict.rules';

/** The verdicts that a node knows, each with the moment at which time changes it next. */
export type KnownVerdicts = {
  verdictOf(product: string): GateVerdict;
  /** Everything there is. */
  replace(rows: readonly GateRow[]): void;
  /** These alone; one without a row is gone. */
  renew(products: readonly string[], rows: readonly GateRow[]): void;
  size(): number;
};

type Remembered = { readonly row: GateRow; readonly verdict: GateVerdict; readonly next: number };

/** What is said of a product that nobody knows. */
export const UNKNOWN: GateVerdict = {
  showable: false,
  sellable: false,
  until: null,
  reasons: [{ code: 'unknown' }],
};

/** Makes an empty one. */
export function knownVerdicts(clock: Pick<SharedClock, 'now'>): KnownVerdicts {
  let known = new Map<string, Remembered>();
  const remember = (row: GateRow): Remembered => rememberedAt(row, clock.now());
  return {
    verdictOf: (product) => {
      const one = known.get(product);
      if (!one) return UNKNOWN;
      if (clock.now() < one.next) return one.verdict;
      const fresh = remember(one.row);
      known.set(product, fresh);
      return fresh.verdict;
    },
    replace: (rows) => {
      known = new Map(rows.map((row) => [row.product, remember(row)]));
    },
    renew: (products, rows) => {
      for (const product of products) known.delete(product);
      for (const row of rows) known.set(row.product, remember(row));
    },
    size: () => known.size,
  };
}

function rememberedAt(row: GateRow, now: number): Remembered {
  const next = row.steps.find(({ at }) => Date.parse(at) > now);
  return { row, verdict: verdictAt(row, new Date(now)), next: next ? Date.parse(next.at) : Infinity };
}
