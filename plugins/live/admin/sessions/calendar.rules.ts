/** The ways to look at sessions. */
export const SESSION_VIEWS = ['list', 'week', 'month'] as const;

/** A way to look at sessions. */
export type SessionView = (typeof SESSION_VIEWS)[number];

const SHIFT = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day of a moment by the clock of the stations, as 2026-11-30; China has no summer time. */
export const dayOf = (moment: string | number): string =>
  new Date(new Date(moment).getTime() + SHIFT).toISOString().slice(0, 10);

/** The hour of a moment by the clock of the stations, as 19:30. */
export const hourOf = (moment: string): string => new Date(Date.parse(moment) + SHIFT).toISOString().slice(11, 16);

/** When a day begins, as a moment. */
export const beginOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - SHIFT).toISOString();

/** The day so many days later. */
export const daysLater = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

const mondayOf = (day: string): string => daysLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The days that a view shows: a week from Monday on, or all weeks that a month touches. */
export function daysShown(view: SessionView, day: string): readonly string[] {
  const first = view === 'month' ? mondayOf(`${day.slice(0, 8)}01`) : mondayOf(day);
  const count = view === 'month' ? weeksOf(day) * 7 : 7;
  return Array.from({ length: count }, (_, place) => daysLater(first, place));
}

/** How many weeks, from Monday to Sunday, a month touches. */
function weeksOf(day: string): number {
  const first = Date.parse(`${mondayOf(`${day.slice(0, 8)}01`)}T00:00:00Z`);
  const last = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0);
  return Math.floor((last - first) / (7 * DAY)) + 1;
}

/** The day to which the arrows lead. */
export function stepped(view: SessionView, day: string, by: 1 | -1): string {
  if (view !== 'month') return daysLater(day, 7 * by);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}

/** Whether a word out of an address is a day. */
export const isDay = (word: string | null): word is string =>
  word !== null && /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(word));

/** What the host is asked for a view, without `?`. */
export function askedSessions(view: SessionView, day: string, search: string): string {
  const words: Record<string, string> = search === '' ? {} : { search };
  if (view === 'list') return new URLSearchParams({ ...words, rehearsals: 'true' }).toString();
  const days = daysShown(view, day);
  const to = beginOf(daysLater(days.at(-1) ?? day, 1));
  return new URLSearchParams({ from: beginOf(days[0] ?? day), to, limit: '200', ...words }).toString();
}
