import { adoptionLevels, pointFactors, pointGrades, type PointGrade, type PointRuleBody } from '../../contract';

/** Why a draft is no rule yet, and in which line. */
export type RuleProblem =
  | { readonly word: 'range' | 'overlap' | 'floor' | 'last'; readonly grade: PointGrade }
  | { readonly word: 'factors' | 'posts' };

/** What a station begins with that has no rule: numbers to change, not advice. */
export const FIRST_RULE: PointRuleBody = {
  grades: {
    a: { from: 61, to: 100, floor: 85 },
    b: { from: 31, to: 60, floor: 65 },
    c: { from: 11, to: 30, floor: 40 },
    d: { from: 0, to: 10, floor: 0 },
  },
  factors: { planning: 20, timeliness: 20, accuracy: 20, quality: 20, response: 10, difficulty: 5, workload: 5 },
  adoption: { national: 60, provincial: 30, municipal: 15, county: 5 },
  quotas: [
    { role: 'reporter', points: 200 },
    { role: 'editor', points: 150 },
  ],
};

/** What stands in the way of adopting a draft; the contract refuses the same. */
export function problemsOf({ grades, factors, quotas }: PointRuleBody): readonly RuleProblem[] {
  const ofGrades = pointGrades.flatMap((grade, at): RuleProblem[] => {
    const { from, to, floor } = grades[grade];
    const worse = pointGrades[at + 1];
    return [
      ...(from > to ? [{ word: 'range', grade } as const] : []),
      ...(worse && grades[worse].to >= from ? [{ word: 'overlap', grade } as const] : []),
      ...(worse && grades[worse].floor >= floor ? [{ word: 'floor', grade } as const] : []),
      ...(!worse && floor !== 0 ? [{ word: 'last', grade } as const] : []),
    ];
  });
  const noFactor = Object.values(factors).every((weight) => weight === 0);
  const twice = new Set(quotas.map(({ role }) => role)).size < quotas.length;
  return [
    ...ofGrades,
    ...(noFactor ? [{ word: 'factors' } as const] : []),
    ...(twice ? [{ word: 'posts' } as const] : []),
  ];
}

/** Whether two rules say the same, whatever the order in which they were written. */
export function isSame(one: PointRuleBody, other: PointRuleBody): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered({ grades, factors, adoption, quotas }: PointRuleBody): unknown {
  return [
    pointGrades.map((grade) => [grades[grade].from, grades[grade].to, grades[grade].floor]),
    pointFactors.map((factor) => factors[factor]),
    adoptionLevels.map((level) => adoption[level]),
    [...quotas].sort((a, b) => (a.role < b.role ? -1 : 1)).map(({ role, points }) => [role, points]),
  ];
}
