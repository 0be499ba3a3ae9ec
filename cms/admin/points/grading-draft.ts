import type { AdoptionLevel, PointFactor, PointGrade, PointGrading, PointRuleBody, WorkMaker } from '../../contract';
import type { WorkPosting, WorkProposal } from '../../contract';
import { bonusOf, portionsOf, splitPoints } from '../../server/points/point.rules';

/** What somebody is to get, as it is being written: 0 is a share that has no number yet. */
export type DraftShare = {
  readonly person: string;
  readonly name: string;
  readonly weight: number;
  /** The proportion that somebody meant: of a total that is typed as 4 and then as 40 the first rounding must not stay. */
  readonly part: number;
};

/** A grading while it is written. */
export type GradingDraft = {
  readonly grade: PointGrade | '';
  readonly base: number | undefined;
  readonly adopted: readonly AdoptionLevel[];
  readonly scores: Readonly<Partial<Record<PointFactor, number>>>;
  readonly by: PointGrading['by'];
  readonly shares: readonly DraftShare[];
};

/** Why a draft is no grading yet: the first thing that needs attention. */
export type DraftProblem = 'grade' | 'range' | 'nobody' | 'own' | 'share' | 'remainder';

/** A fresh draft: whoever made the work shares it equally; a person chooses the grade. */
export function blankDraft(makers: readonly WorkMaker[]): GradingDraft {
  const shares = makers.map(({ person, name }) => ({ person, name, weight: 0, part: 1 }));
  const draft = { grade: '', base: undefined, adopted: [], scores: {}, by: 'percent', shares } as const;
  return { ...draft, shares: equally(shares, 100) };
}

/** A draft that says what a posting says. */
export function draftOf({ grade, base, adopted, scores, shares }: WorkPosting): GradingDraft {
  const had = shares.map(({ person, name, amount }) => ({ person, name, weight: amount, part: amount }));
  return { grade, base, adopted, scores, by: 'points', shares: had };
}

/** Takes over what a machine proposes; what somebody scored stays. */
export function proposed(
  draft: GradingDraft,
  rule: PointRuleBody,
  { grade, base, scores }: WorkProposal,
): GradingDraft {
  return rescaled(draft, rule, { grade, base, scores: { ...scores, ...draft.scores } });
}

/** What the shares have to add up to: hundredths, or the points of the work; undefined while it has none. */
export function wholeOf({ by, base, adopted }: GradingDraft, rule: PointRuleBody): number | undefined {
  if (by === 'percent') return 100;
  return base === undefined ? undefined : base + bonusOf(rule, adopted);
}

/** What is still to be shared out; below 0 where too much was. */
export function remainderOf(draft: GradingDraft, rule: PointRuleBody): number {
  return (wholeOf(draft, rule) ?? 0) - sumOf(draft.shares);
}

/** What each gets in points, as the house will write it; nothing while it does not add up. */
export function pointsOf(draft: GradingDraft, rule: PointRuleBody): ReadonlyMap<string, number> {
  const { base, adopted, shares } = draft;
  if (base === undefined || shares.length === 0 || remainderOf(draft, rule) !== 0) return new Map();
  const split = splitPoints(base + bonusOf(rule, adopted), shares);
  return new Map(split.map(({ person, amount }) => [person, amount]));
}

/** Shares everything out in equal parts; what does not divide goes to the first. */
export function equally(shares: readonly DraftShare[], whole: number): readonly DraftShare[] {
  return inProportion(
    shares.map((share) => ({ ...share, part: 1 })),
    whole,
  );
}

/** A draft with something of it changed. Shares that added up before do so afterwards, in the same proportion. */
export function rescaled(draft: GradingDraft, rule: PointRuleBody, change: Partial<GradingDraft>): GradingDraft {
  const next = { ...draft, ...change };
  const whole = wholeOf(next, rule);
  const fitted = wholeOf(draft, rule) === undefined || remainderOf(draft, rule) === 0;
  return fitted && whole !== undefined ? { ...next, shares: inProportion(next.shares, whole) } : next;
}

/** Adds somebody, with what is still to be shared out. */
export function withPerson(
  draft: GradingDraft,
  rule: PointRuleBody,
  { person, name }: Pick<DraftShare, 'person' | 'name'>,
): GradingDraft {
  const weight = Math.max(0, remainderOf(draft, rule));
  return { ...draft, shares: meant([...draft.shares, { person, name, weight, part: weight }]) };
}

/** Gives somebody a share by hand: from now on these are the proportions. */
export function withShare(draft: GradingDraft, who: string, weight: number): GradingDraft {
  return { ...draft, shares: meant(draft.shares.map((one) => (one.person === who ? { ...one, weight } : one))) };
}

/** Leaves somebody out; what they had is to be shared out again. */
export function withoutPerson(draft: GradingDraft, who: string): GradingDraft {
  return { ...draft, shares: meant(draft.shares.filter(({ person }) => person !== who)) };
}

/** What stands in the way of sending a draft; undefined: nothing does. `me` may not grade what they share in. */
export function problemOf(draft: GradingDraft, rule: PointRuleBody, me: string): DraftProblem | undefined {
  const { grade, base, shares } = draft;
  if (grade === '') return 'grade';
  if (base === undefined || base < rule.grades[grade].from || base > rule.grades[grade].to) return 'range';
  if (shares.length === 0) return 'nobody';
  if (shares.some(({ person }) => person === me)) return 'own';
  if (shares.some(({ weight }) => weight < 1)) return 'share';
  return portionsOf(rule, written(draft, grade, base)).ok ? undefined : 'remainder';
}

/** What is sent; undefined while something stands in the way. */
export function gradingOf(draft: GradingDraft, rule: PointRuleBody, me: string): PointGrading | undefined {
  const { grade, base } = draft;
  if (grade === '' || base === undefined || problemOf(draft, rule, me) !== undefined) return undefined;
  return written(draft, grade, base);
}

function written(draft: GradingDraft, grade: PointGrade, base: number): PointGrading {
  const { adopted, scores, by } = draft;
  const shares = draft.shares.map(({ person, weight }) => ({ person, weight }));
  return { grade, base, adopted: [...adopted], scores: { ...scores }, by, shares };
}

const sumOf = (shares: readonly DraftShare[]): number => shares.reduce((sum, { weight }) => sum + weight, 0);

const meant = (shares: readonly DraftShare[]): readonly DraftShare[] =>
  shares.map((share) => ({ ...share, part: share.weight }));

function inProportion(shares: readonly DraftShare[], whole: number): readonly DraftShare[] {
  if (shares.every(({ part }) => part === 0)) return shares;
  const split = splitPoints(
    whole,
    shares.map(({ person, part }) => ({ person, weight: part })),
  );
  return shares.map((share, at) => ({ ...share, weight: split[at]?.amount ?? 0 }));
}
