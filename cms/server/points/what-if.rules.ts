import type { AdoptionLevel, PointGrade, PointRuleBody, PointShift } from '../../contract';
import { bonusOf, splitPoints, type Portion } from './point.rules';

/** A work of the past as a what-if looks at it. */
export type PastWork = {
  readonly grade: PointGrade;
  readonly base: number;
  readonly adopted: readonly AdoptionLevel[];
  /** What it was graded by. */
  readonly rule: PointRuleBody;
  readonly portions: readonly Portion[];
};

/** What a work would have under a draft: the same grade, the same place in its range, what adoption adds by the draft. */
export function pointsUnder(draft: PointRuleBody, { grade, base, adopted, rule }: Omit<PastWork, 'portions'>): number {
  const was = rule.grades[grade];
  const would = draft.grades[grade];
  const place = was.to === was.from ? 1 : (base - was.from) / (was.to - was.from);
  return would.from + Math.round((would.to - would.from) * place) + bonusOf(draft, adopted);
}

/** Who gains and who loses if works of the past had been given points by a draft; who loses most comes first. */
export function whatIf(draft: PointRuleBody, works: readonly PastWork[]): readonly PointShift[] {
  const people = new Map<string, { before: number; after: number }>();
  for (const work of works) {
    const shares = work.portions.filter(({ amount }) => amount > 0);
    const weights = shares.map(({ person, amount: weight }) => ({ person, weight }));
    const after = weights.length === 0 ? [] : splitPoints(pointsUnder(draft, work), weights);
    for (const [at, { person, amount }] of shares.entries()) {
      const sums = people.get(person) ?? { before: 0, after: 0 };
      people.set(person, { before: sums.before + amount, after: sums.after + (after[at]?.amount ?? 0) });
    }
  }
  const gain = ({ before, after }: PointShift): number => after - before;
  return [...people]
    .map(([person, sums]) => ({ person, ...sums }))
    .sort((a, b) => gain(a) - gain(b) || (a.person < b.person ? -1 : 1));
}
