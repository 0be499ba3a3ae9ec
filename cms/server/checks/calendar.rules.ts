const WEEKDAYS = '日一二三四五六';
const DAY = 86_400_000;

/** A day of the calendar. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** How many days a month has; February has 29 while the year is unknown. */
export function daysIn(month: number, year?: number): number {
  if (month === 2) return year === undefined || new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether there is such a day. */
export function exists({ month, day }: Omit<Day, 'year'>, year?: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** The weekday of a day as one character: 一 … 日. */
export function weekdayOf({ year, month, day }: Day): string {
  return WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
}

/** The day of this month and day that lies nearest to another: news speaks of last week or of next month, not of years. */
export function nearestDay({ month, day }: Omit<Day, 'year'>, asOf: string): Day {
  const now = Date.parse(`${asOf}T00:00:00Z`);
  const year = Number(asOf.slice(0, 4));
  const far = (one: Day): number => Math.abs(Date.UTC(one.year, one.month - 1, one.day) - now) / DAY;
  const candidates = [year - 1, year, year + 1].map((one) => ({ year: one, month, day }));
  return candidates.reduce((best, one) => (far(one) < far(best) ? one : best));
}
