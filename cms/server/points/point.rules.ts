import {
  adoptionLevels,
  pointFactors,
  pointGrades,
  type AdoptionLevel,
  type PointFactor,
  type PointGrade,
  type PointGrading,
  type PointRuleBody,
  type PointShare,
} from '../../contract';
// From their files: pages run these rules too, and a browser has no `node:crypto`, which the kernel's barrel brings along.
import { fen, splitFen } from '../../kernel/money';
import { err, ok, type Refusal, type Result } from '../../kernel/result';

/** What somebody gets, in whole points. */
export type Portion = { readonly person: string; readonly amount: number };

/** Why a grading does not fit the rule. */
export type GradingRefusal =
  | Refusal<'POINTS.OUT_OF_RANGE', { from: number; to: number }>
  | Refusal<'POINTS.SHARES_DIFFER', { points: number; shares: number }>;

/** What adoption by higher media adds: of several levels only the highest counts. */
export function bonusOf({ adoption }: Pick<PointRuleBody, 'adoption'>, adopted: readonly AdoptionLevel[]): number {
  const highest = adoptionLevels.find((level) => adopted.includes(level));
  return highest === undefined ? 0 : adoption[highest];
}

/** The grade and the points that a rule proposes for scored factors; a factor nobody scored counts as half. A person decides. */
export function proposalOf(
  { grades, factors }: Pick<PointRuleBody, 'grades' | 'factors'>,
  scores: Partial<Record<PointFactor, number>>,
): { readonly grade: PointGrade; readonly base: number } {
  const most = pointFactors.reduce((sum, factor) => sum + factors[factor] * 10, 0);
  const got = pointFactors.reduce((sum, factor) => sum + factors[factor] * (scores[factor] ?? 5), 0);
  const hundredths = most === 0 ? 0 : (got * 100) / most;
  const grade = pointGrades.find((one) => hundredths >= grades[one].floor) ?? 'd';
  const better = pointGrades[pointGrades.indexOf(grade) - 1];
  const ceiling = better === undefined ? 100 : grades[better].floor;
  const { from, to, floor } = grades[grade];
  const within = ceiling === floor ? 1 : Math.min(1, (hundredths - floor) / (ceiling - floor));
  return { grade, base: from + Math.round((to - from) * within) };
}

/** What is on record about how a work was made; null where nobody noted it. */
export type MadeFacts = {
  /** How many errors its proofreaders counted. */
  readonly errors: number | null;
  /** Whether anything for it was filed after it was due. */
  readonly isLate: boolean | null;
};

const IN_TIME = 8;
const LATE = 3;

/** What a machine can score by itself, of the factors of a work; all the others are a matter of judgement. */
export function scoresOf({ errors, isLate }: MadeFacts): Partial<Record<PointFactor, number>> {
  return {
    ...(isLate === null ? {} : { timeliness: isLate ? LATE : IN_TIME }),
    ...(errors === null ? {} : { accuracy: Math.max(0, 10 - errors) }),
  };
}

/** Splits the points of a work by weights into whole points that add up to exactly them (largest remainder). */
export function splitPoints(points: number, shares: readonly PointShare[]): readonly Portion[] {
  const amounts = splitFen(
    fen(BigInt(points)),
    shares.map(({ weight }) => BigInt(weight)),
  );
  return shares.map(({ person }, at) => ({ person, amount: Number(amounts[at] ?? 0n) }));
}

/** What a grading gives to whom; refused where it is outside its grade, or the shares are not the whole. */
export function portionsOf(
  rule: PointRuleBody,
  { grade, base, adopted, by, shares }: Omit<PointGrading, 'scores'>,
): Result<{ readonly points: number; readonly portions: readonly Portion[] }, GradingRefusal> {
  const { from, to } = rule.grades[grade];
  if (base < from || base > to) return err('POINTS.OUT_OF_RANGE', { from, to });
  const points = base + bonusOf(rule, adopted);
  const sum = shares.reduce((all, { weight }) => all + weight, 0);
  const whole = by === 'percent' ? 100 : points;
  if (sum !== whole) return err('POINTS.SHARES_DIFFER', { points: whole, shares: sum });
  return ok({ points, portions: splitPoints(points, shares) });
}

/** One side of a posting: the work gives, people get. */
export type Entry = { readonly account: 'work' | { readonly person: string }; readonly amount: number };

/** A posting in double entry: what the work gives and what people get add up to nothing. */
export function entriesOf(points: number, portions: readonly Portion[]): readonly Entry[] {
  const people = portions.filter(({ amount }) => amount !== 0);
  return [
    { account: 'work', amount: -points },
    ...people.map(({ person, amount }) => ({ account: { person }, amount })),
  ];
}

/** The other side of a posting: what takes it back. */
export function reversed(entries: readonly Entry[]): readonly Entry[] {
  return entries.map(({ account, amount }) => ({ account, amount: amount === 0 ? 0 : -amount }));
}

/** When, by whom and why a posting is taken back. */
export type TakingBack = {
  readonly id: string;
  readonly month: string;
  readonly byPerson: string;
  readonly reason: string | null;
};

/** The posting that takes another back, dated into the month in which that happens: the month of the other keeps its sums. */
export function takenBack<Kept extends TakingBack & { readonly reverses: string | null }>(
  old: Kept,
  entries: readonly Entry[],
  on: TakingBack,
): Kept & { readonly entries: readonly Entry[] } {
  return { ...old, ...on, reverses: old.id, entries: reversed(entries) };
}

/** The rule that holds in a month: of those valid by then the one that was adopted last. */
export function ruleFor<Kept extends { readonly validFrom: string; readonly version: number }>(
  rules: readonly Kept[],
  month: string,
): Kept | undefined {
  return rules
    .filter(({ validFrom }) => validFrom <= month)
    .reduce<Kept | undefined>(
      (last, one) => (last === undefined || one.version > last.version ? one : last),
      undefined,
    );
}

/** The quota of somebody with several posts: the highest of them; null where nothing is asked. */
export function quotaOf({ quotas }: Pick<PointRuleBody, 'quotas'>, roles: readonly string[]): number | null {
  const asked = quotas.filter(({ role }) => roles.includes(role)).map(({ points }) => points);
  return asked.length === 0 ? null : Math.max(...asked);
}

/** How many points are missing to a quota. */
export function missingTo({ total, quota }: { readonly total: number; readonly quota: number | null }): number {
  return quota === null ? 0 : Math.max(0, quota - total);
}
