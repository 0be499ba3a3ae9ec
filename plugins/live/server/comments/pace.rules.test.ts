import { commentProblems } from '../../contract';
import { endOf, LEAST_MS, waitAfter, waitAfterFailure } from './pace.rules';

it.each([
  ['as often as the quota allows, however often the platform would', { wait: 2_000, quiet: 0 }, 10_000],
  ['no sooner than the platform says', { wait: 90_000, quiet: 0 }, 90_000],
  ['less often while nobody writes', { wait: 2_000, quiet: 2 }, 40_000],
  ['once a minute in the longest silence', { wait: 2_000, quiet: 1_000 }, 60_000],
])('reads %s', (_, given, ms) => {
  expect(waitAfter(given)).toBe(ms);
});

it('stays within a day’s quota for a live of four hours', () => {
  const readings = (4 * 3_600_000) / LEAST_MS;
  expect(readings * 5).toBeLessThan(10_000);
});

it.each([
  ['quota', 1, 3_600_000],
  ['not-begun', 9, 30_000],
  ['busy', 1, 20_000],
  ['busy', 3, 80_000],
  ['busy', 400, 600_000],
] as const)('after %s for the %sth time it waits %s ms', (problem, tries, ms) => {
  expect(waitAfterFailure(problem, tries)).toBe(ms);
});

it('ends for what does not pass, and for nothing else', () => {
  const ends = commentProblems.flatMap((problem) => (endOf(problem) ? [[problem, endOf(problem)]] : []));
  expect(ends).toEqual([
    ['key', 'refuse'],
    ['closed', 'refuse'],
    ['over', 'end'],
  ]);
});
