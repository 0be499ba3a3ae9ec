/** An accepted paper, as far as the gate looks at it. */
export type GatePaper = {
  readonly id: string;
  readonly kind: string;
  /** It is the supplier's and speaks for all its goods. */
  readonly isSuppliers: boolean;
  /** The side of the label that it shows. */
  readonly side: string | null;
  /** The one lot that it speaks of. */
  readonly lot: string | null;
  readonly from: Date;
  /** The moment from which it does not hold any more: the midnight after its last day. */
  readonly to: Date | null;
};

/** A paper that a product needs; of some kinds one for each side of its label. */
export type GateNeed = { readonly kind: string; readonly isSuppliers: boolean; readonly side: string | null };

/** Whether a paper is one that is needed, valid or not. */
export const speaksFor = (paper: GatePaper, { kind, isSuppliers, side }: GateNeed): boolean =>
  paper.lot === null &&
  paper.kind === kind &&
  paper.isSuppliers === isSuppliers &&
  (side === null || paper.side === side);

/** Whether a paper holds at a moment. */
export const isValid = ({ from, to }: GatePaper, at: Date): boolean => from <= at && (to === null || at < to);

/** The paper that ended last, of those that have ended. */
export function endedBy(papers: readonly GatePaper[], at: Date): GatePaper | undefined {
  const ended = papers.filter(({ to }) => to !== null && to <= at);
  return ended.sort((a, b) => Number(b.to) - Number(a.to) || (a.id < b.id ? -1 : 1))[0];
}
