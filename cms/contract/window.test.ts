import { z } from 'zod';
import { windowOf } from './window';

const asked = z.object({ from: z.string(), to: z.string() }).superRefine(windowOf(2));
const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

it.each([
  ['one moment', [at(1), at(1)], []],
  ['as many days as are shown', [at(1), at(3)], []],
  ['an hour too many', [at(1), at(3, 1)], ['to']],
  ['an end before its beginning', [at(3), at(1)], ['to']],
])('%s', (_, [from, to], wrong) => {
  expect(asked.safeParse({ from, to }).error?.issues.map(({ path }) => path.join()) ?? []).toEqual(wrong);
});
