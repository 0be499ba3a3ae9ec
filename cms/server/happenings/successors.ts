import type { OccurrenceChange } from '../../contract';
import { ruled, type Series } from './recurrence';

const DAY = 86_400_000;

/** Moved by more days than this, an occurrence of another rule is another one. */
const NEAR = 3 * DAY;

/** So far beyond what is asked for a changed series is followed. */
const BEYOND = 60 * DAY;

const faceOf = (wall: string): number => Date.parse(`${wall}Z`);

/** The occurrences that a series gives by its rule, up to a wall time. */
function wallsUntil(series: Series, last: number): readonly string[] {
  const walls: string[] = [];
  for (const wall of ruled(series)) {
    if (faceOf(wall) > last) break;
    walls.push(wall);
  }
  return walls;
}

/**
 * Which occurrence of a changed series each of the old one became: the one at the same time, else on the same day, else, under the same
 * rule, the one in the same place of the row, else the nearest within three days. What became of none is left out.
 */
export function successorsOf(
  { before, after, since = '' }: { readonly before: Series; readonly after: Series; readonly since?: string },
  wanted: readonly string[],
): ReadonlyMap<string, string> {
  const last = Math.max(...wanted.map(faceOf)) + BEYOND;
  const olds = wallsUntil(before, last).filter((wall) => wall >= since);
  const news = wallsUntil(after, last);
  const heirs = new Map<string, string>();
  const taken = new Set<string>();
  const isFree = (wall: string): boolean => !taken.has(wall);
  const inRow = before.rule === after.rule || since !== '';
  const ways: readonly ((at: string) => string | undefined)[] = [
    (at) => news.find((wall) => wall === at),
    (at) => news.find((wall) => wall.slice(0, 10) === at.slice(0, 10) && isFree(wall)),
    (at) =>
      inRow && olds.includes(at)
        ? [news[olds.indexOf(at)] ?? ''].find((wall) => wall !== '' && isFree(wall))
        : undefined,
    (at) => nearest(news.filter(isFree), at),
  ];
  for (const way of ways) {
    for (const at of wanted) {
      const heir = heirs.has(at) ? undefined : way(at);
      if (heir === undefined) continue;
      heirs.set(at, heir);
      taken.add(heir);
    }
  }
  return heirs;
}

function nearest(walls: readonly string[], at: string): string | undefined {
  const apart = (wall: string): number => Math.abs(faceOf(wall) - faceOf(at));
  return walls.filter((wall) => apart(wall) <= NEAR).sort((a, b) => apart(a) - apart(b))[0];
}

/** What of a series is other than its rule says. */
export type Exceptions = { readonly except: string[]; readonly changes: OccurrenceChange[] };

/**
 * What was said of single occurrences goes with them when their series changes: what is off stays off, what was given a time of its own
 * keeps it. Only what hangs on an occurrence that is there no more falls.
 */
export function carried(change: {
  readonly before: Series;
  readonly after: Omit<Series, 'except' | 'changes'>;
  readonly since?: string;
}): Exceptions {
  const { before, since = '' } = change;
  const after: Series = { ...change.after, except: [], changes: [] };
  const changes = before.changes.filter(({ at }) => at >= since);
  const except = before.except.filter((at) => at >= since);
  const wanted = [...except, ...changes.map(({ at }) => at)];
  if (wanted.length === 0) return { except, changes };
  const heirs = successorsOf({ before, after, since }, wanted);
  return {
    except: except.flatMap((at) => heirs.get(at) ?? []),
    changes: changes.flatMap((one) => {
      const at = heirs.get(one.at);
      return at === undefined ? [] : carriedChange(one, { at, before, minutes: after.minutes });
    }),
  };
}

type Heir = { readonly at: string; readonly before: Series; readonly minutes: number };

function carriedChange(one: OccurrenceChange, { at, before, minutes }: Heir): readonly OccurrenceChange[] {
  const starts = one.starts === one.at ? at : one.starts;
  const lasts = one.minutes === before.minutes ? minutes : one.minutes;
  const state = one.state === 'cancelled' ? one.state : starts === at ? ('planned' as const) : ('postponed' as const);
  const isUsual = state === 'planned' && lasts === minutes && one.title === null && one.place === null;
  return isUsual ? [] : [{ ...one, at, starts, minutes: lasts, state }];
}
