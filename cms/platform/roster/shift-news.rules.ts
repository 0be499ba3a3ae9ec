import type { DutyShift } from '../../contract';

/** What can happen to somebody's turn. */
export const shiftChanges = ['added', 'removed', 'swapped'] as const;

/** What happened to somebody's turn. */
export type ShiftChange = (typeof shiftChanges)[number];

/** One change of one turn of somebody. */
export type ShiftNews = Pick<DutyShift, 'post' | 'startsAt' | 'endsAt'> & {
  readonly shift: string;
  readonly change: ShiftChange;
};

/** A planner who has been quiet for so long is done. */
export const QUIET_MINUTES = 2;

/** Nobody waits longer than this for a planner who goes on and on. */
export const LONGEST_MINUTES = 15;

/** A turn that begins within these hours is told at once. */
export const AT_ONCE_HOURS = 3;

/** Whether a change is told by itself, without waiting for more. */
export function isAtOnce({ startsAt }: Pick<ShiftNews, 'startsAt'>, now: number): boolean {
  return Date.parse(startsAt) - now <= AT_ONCE_HOURS * 3_600_000;
}

/** What is left to be told of changes, in the order of the turns: of each turn the last, and nothing of one that came and went. */
export function netNews<News extends ShiftNews>(news: readonly News[]): readonly News[] {
  const byShift = new Map<string, News[]>();
  for (const one of news) byShift.set(one.shift, [...(byShift.get(one.shift) ?? []), one]);
  const left = [...byShift.values()].flatMap((changes) => {
    const last = changes.at(-1);
    if (!last || (changes[0]?.change === 'added' && last.change === 'removed')) return [];
    return changes[0]?.change === 'added' ? [{ ...last, change: 'added' as const }] : [last];
  });
  return left.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}
