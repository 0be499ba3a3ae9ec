import type { Tx } from '@hearth/cms/platform';
import type { SellingVerdict } from '../../contract';

/** What the shop asks about goods: the verdict of vetting, from memory and once more under its lock. */
export type SellingGate = {
  verdictOf(product: string): GateAnswer;
  /** The products among these that may not be sold, with reasons; empty means all may. */
  recheck(tx: Tx, products: readonly string[]): Promise<ReadonlyMap<string, GateAnswer>>;
};

/** A verdict, as far as selling goes by it; `until` is when it ends by itself. */
export type GateAnswer = {
  readonly sellable: boolean;
  readonly until?: Date | null;
  readonly reasons: readonly { readonly code: string }[];
};

/** Nothing is sold while nobody has said what may be: the gate of a house without vetting. */
export const closedGate: SellingGate = {
  verdictOf: () => NOT_VETTED,
  recheck: (_tx, products) => Promise.resolve(new Map(products.map((product) => [product, NOT_VETTED]))),
};

const NOT_VETTED: GateAnswer = { sellable: false, reasons: [{ code: 'unknown' }] };

/** A verdict as pages show it. */
export function verdictFor(gate: SellingGate, product: string): SellingVerdict {
  const answer = gate.verdictOf(product);
  return {
    sellable: answer.sellable,
    until: answer.until?.toISOString() ?? null,
    reasons: [...new Set(codesOf(answer))],
  };
}

/** The reasons of a verdict, as a refusal tells them. */
export const codesOf = ({ reasons }: GateAnswer): readonly string[] => reasons.map(({ code }) => code);
