import { fullDate, type Tongue } from '@/words/dates';

/** The stations' clock, in minutes as JavaScript counts them: Beijing is eight hours ahead. */
const STATION_OFFSET = -480;

/** The same moment on the clock of a reader who is elsewhere; null for one who has the station's. */
export function ownClock(at: Date, tongue: Tongue, offset: number): string | null {
  if (offset === STATION_OFFSET) return null;
  const there = new Date(at.getTime() + (STATION_OFFSET - offset) * 60_000);
  return fullDate(tongue, there, there);
}

/** Whether a live that is to come should have begun by now. */
export const isDue = (plannedAt: string, now: Date): boolean => Date.parse(plannedAt) <= now.getTime();

/** How long something lasts, in whole minutes; what is short is one. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

/** What stands where lives would, when none is on the air. */
export function wordOfNone({ coming, replays }: { readonly coming: number; readonly replays: number }) {
  if (coming > 0) return 'live.now.none' as const;
  return replays > 0 ? ('live.now.none.replays' as const) : null;
}
