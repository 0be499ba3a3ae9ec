import type { GateReason } from '../../contract';
import { isValid, type GatePaper } from './paper.rules';

/** A lot, as far as the gate looks at it. */
export type LotFacts = {
  readonly id: string;
  readonly state: 'open' | 'held' | 'recalled' | 'closed';
  /** The midnight after its best-before date. */
  readonly end: Date | null;
};

/** What a verdict knows of lots. */
export type FactsOfLots = {
  readonly lots: readonly LotFacts[];
  readonly requiredOfLots: readonly string[];
  readonly papers: readonly GatePaper[];
};

/** A verdict names that many lots at most; their own list has them all. */
export const MOST_LOTS_NAMED = 20;

/** Why nothing can be sold from any lot; empty when one lot can be sold from. */
export function lotReasons(facts: FactsOfLots, at: Date): readonly GateReason[] {
  const reasons: GateReason[] = [];
  for (const lot of facts.lots) {
    if (lot.state === 'closed') continue;
    const reason = lotReason(facts, lot, at);
    if (!reason) return [];
    reasons.push(reason);
  }
  return reasons.length === 0 ? [{ code: 'no-lot' }] : reasons.slice(0, MOST_LOTS_NAMED);
}

function lotReason(facts: FactsOfLots, { id, state, end }: LotFacts, at: Date): GateReason | undefined {
  if (state === 'held' || state === 'recalled') return { code: `lot-${state}`, lot: id };
  if (end && end <= at) return { code: 'lot-ended', lot: id, since: end.toISOString() };
  const missing = facts.requiredOfLots.find(
    (kind) => !facts.papers.some((paper) => paper.lot === id && paper.kind === kind && isValid(paper, at)),
  );
  return missing === undefined ? undefined : { code: 'lot-papers', lot: id, kind: missing };
}
