import type { StockMove, Variant } from '../../contract';

/** How a stock changes by hand. */
export type MoveKind = StockMove['kind'];

/** What somebody typed: how many came in or are written off; of a count, how many there are. */
export type MoveDraft = { readonly kind: MoveKind; readonly number: number };

/** By how much a stock changes: a count says what there is, and the house what that changes. */
export function changeOf({ kind, number }: MoveDraft, { onHand }: Pick<Variant, 'onHand'>): number {
  if (kind === 'counted') return number - onHand;
  return kind === 'written-off' ? -number : number;
}

/** Why a change cannot be written down; nothing when it can. */
export function hindrance(
  draft: MoveDraft,
  stock: Pick<Variant, 'onHand' | 'reserved'>,
): 'nothing' | 'promised' | undefined {
  const { number } = draft;
  if (!Number.isSafeInteger(number) || number < 0) return 'nothing';
  const change = changeOf(draft, stock);
  if (change === 0) return 'nothing';
  return stock.onHand + change < stock.reserved ? 'promised' : undefined;
}
