import { err, ok, type Refusal, type Result } from '../../kernel';
import { parsePattern, type PatternNode } from './pattern-tree.rules';

/** A pattern that was proved cheap before anybody runs it. */
export type SafePattern = {
  readonly source: string;
  readonly regexp: RegExp;
  /** In how many ways at most the engine can try it from one place. */
  readonly ways: number;
  /** How many characters it covers at most. */
  readonly longest: number;
};

/** Why a pattern is refused. */
export type BadPattern = Refusal<'CHECKS.BAD_PATTERN', { problem: string }>;

/** More ways than this from one place could keep a node busy for seconds. */
export const MOST_WAYS = 2_000;

/** A pattern covers a phrase, not a page. */
export const LONGEST = 200;

/**
 * Turns a pattern into a regular expression, or says why not. Everything in it is bounded, so the number of ways in which a
 * backtracking engine can try it from one place can be counted beforehand: `ways × longest` steps is the worst that any text
 * can make of it. A pattern that could run away, such as (a+)+, has too many and never reaches the engine.
 */
export function safePattern(source: string): Result<SafePattern, BadPattern> {
  const tree = parsePattern(source);
  if (!tree.ok) return bad(tree.error.details.problem);
  const cost = costOf(tree.value);
  if (cost.shortest === 0)
    return bad('会匹配空文字，请写明至少一个字 / it matches nothing; ask for at least one character');
  if (cost.longest > LONGEST) {
    return bad(
      `最长会匹配 ${cost.longest} 字，上限 ${LONGEST} / it covers up to ${cost.longest} characters, at most ${LONGEST}`,
    );
  }
  if (cost.ways > MOST_WAYS) {
    return bad(
      `回溯可能过多，请缩小 {m,n} 或改用 [ ] / too many ways to match; narrow {m,n} or use [ ] for alternatives`,
    );
  }
  try {
    return ok({ source, regexp: new RegExp(source, 'gu'), ways: cost.ways, longest: cost.longest });
  } catch {
    return bad('不是完整的表达式 / not a complete expression');
  }
}

const bad = (problem: string): ReturnType<typeof err<'CHECKS.BAD_PATTERN', { problem: string }>> =>
  err('CHECKS.BAD_PATTERN', { problem });

type Cost = { readonly ways: number; readonly shortest: number; readonly longest: number };

/** Counts the ways, and the shortest and the longest stretch, of a pattern. */
export function costOf(tree: PatternNode): Cost {
  switch (tree.kind) {
    case 'one':
      return { ways: 1, shortest: 1, longest: 1 };
    case 'edge':
      return { ways: 1, shortest: 0, longest: 0 };
    case 'look': {
      // A look takes its steps and no room; its length still counts, because its steps do.
      const { ways, longest } = costOf(tree.inner);
      return { ways, shortest: 0, longest };
    }
    case 'row':
      return tree.parts.map(costOf).reduce(after, { ways: 1, shortest: 0, longest: 0 });
    case 'either':
      return tree.parts.map(costOf).reduce((a, b) => ({
        ways: a.ways + b.ways,
        shortest: Math.min(a.shortest, b.shortest),
        longest: Math.max(a.longest, b.longest),
      }));
    case 'times':
      return repeated(costOf(tree.inner), tree.least, tree.most);
  }
}

const after = (a: Cost, b: Cost): Cost => ({
  ways: a.ways * b.ways,
  shortest: a.shortest + b.shortest,
  longest: a.longest + b.longest,
});

function repeated(inner: Cost, least: number, most: number): Cost {
  let ways = 0;
  for (let times = least; times <= most; times += 1) ways += inner.ways ** times;
  return { ways, shortest: inner.shortest * least, longest: inner.longest * most };
}
