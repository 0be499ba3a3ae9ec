import fc from 'fast-check';
import { parsePattern, type PatternNode } from './pattern-tree.rules';
import { costOf, LONGEST, MOST_WAYS, safePattern } from './safe-pattern.rules';
import { promised } from '../../../tests/host/slowness';

const problemOf = (source: string): string | undefined => {
  const safe = safePattern(source);
  return safe.ok ? undefined : safe.error.details.problem;
};

/** Tries a tree as a backtracking engine does, longest first, and counts each look at a character. */
function stepsToFail(tree: PatternNode, text: string): number {
  let steps = 0;
  type Next = (at: number) => boolean;
  const run = (node: PatternNode, at: number, next: Next): boolean => {
    switch (node.kind) {
      case 'one':
        steps += 1;
        return at < text.length && fits(node.source, text.charAt(at)) && next(at + 1);
      case 'edge':
        return next(at);
      case 'look':
        return run(node.inner, at, () => true) && next(at);
      case 'row': {
        const part = (index: number, from: number): boolean => {
          const one = node.parts[index];
          return one ? run(one, from, (to) => part(index + 1, to)) : next(from);
        };
        return part(0, at);
      }
      case 'either':
        return node.parts.some((one) => run(one, at, next));
      case 'times': {
        const times = (done: number, from: number): boolean =>
          (done < node.most && run(node.inner, from, (to) => times(done + 1, to))) ||
          (done >= node.least && next(from));
        return times(0, at);
      }
    }
  };
  run(tree, 0, () => false);
  return steps;
}

const fits = (source: string, character: string): boolean => new RegExp(`^(?:${source})$`, 'u').test(character);

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '\\w');
const { source: patterns } = fc.letrec<{ source: string }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.tuple(tie('source'), tie('source')).map(([a, b]) => a + b),
    fc.tuple(tie('source'), tie('source')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('source'), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }))
      .map(([a, least, more]) => `(?:${a}){${least},${least + more}}`),
  ),
}));

describe('a pattern', () => {
  it.each([
    ['(a+)+$', '写明最多几次'],
    ['a*', '写明最多几次'],
    ['a{2,}', '写明最多几次'],
    ['(?:a|a){0,20}b', '回溯可能过多'],
    ['(?:a{1,10}){1,10}', '回溯可能过多'],
    ['(?:[^。]{0,30}，){1,6}', '回溯可能过多'],
    ['(\\d{1,50})(\\d{1,50})', '回溯可能过多'],
    ['(a)\\1', '不支持'],
    ['(?<name>a)', '分组只能写'],
    ['a{0,3}', '至少一个字'],
    ['a{101}', '重复次数'],
    ['(?:a{100}){3}', '最长会匹配'],
    ['(a', '少了一个'],
    ['a)', '多了一个'],
    ['[a', '没有写完整'],
    ['{2}', '反斜线'],
    ['[z-a]', '不是完整的表达式'],
    ['('.repeat(12) + 'a' + ')'.repeat(12), '套得太深'],
  ])('%s is refused with the cure', (source, cure) => {
    expect(problemOf(source)).toContain(cure);
  });

  it.each([
    '(?<!\\d)1[3-9]\\d{9}(?!\\d)',
    '减少了?[一二三]{1,3}倍',
    '\\p{Script=Han}{2,8}(?:市|县)',
    '“[^”]{1,30}”',
    '😀{1,2}',
  ])('%s is taken', (source) => {
    expect(problemOf(source)).toBeUndefined();
  });

  it('never takes more steps from one place than was counted beforehand', () => {
    let taken = 0;
    fc.assert(
      fc.property(patterns, fc.stringMatching(/^[ab]{0,40}$/), (source, text) => {
        const safe = safePattern(source);
        if (!safe.ok) return;
        taken += 1;
        const tree = parsePattern(source);
        if (!tree.ok) throw new Error('what is safe was read');
        expect(stepsToFail(tree.value, text)).toBeLessThanOrEqual(safe.value.ways * Math.max(safe.value.longest, 1));
      }),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(300);
  });

  it('counts what would run away, and keeps it from the engine', () => {
    const runaway = parsePattern('(?:a|aa){1,40}b');
    if (!runaway.ok) throw new Error('it can be read');
    expect(costOf(runaway.value).ways).toBeGreaterThan(1e11);
    expect(stepsToFail(runaway.value, 'a'.repeat(22))).toBeGreaterThan(20_000);
    expect(problemOf('(?:a|aa){1,40}b')).toContain('回溯可能过多');
  });

  it('at the very limits is done with 10,000 characters in well under a second', () => {
    const worst = 'a{0,43}a{0,43}b';
    const safe = safePattern(worst);
    if (!safe.ok) throw new Error(`${worst} is at the limit: ${safe.error.details.problem}`);
    expect([safe.value.ways > MOST_WAYS * 0.9, safe.value.longest <= LONGEST]).toEqual([true, true]);
    const began = performance.now();
    expect('a'.repeat(10_000).match(safe.value.regexp)).toBeNull();
    expect(performance.now() - began).toBeLessThan(promised(2_000));
  });
});
