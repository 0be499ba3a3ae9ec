/** Stations work by one clock, which knows no summer time. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The moment at which a day of the station begins, or so many days later. */
export function momentOf(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET + later * DAY).toISOString();
}

/** The first and the last day of the month that is over. */
export function lastMonth(now: Date): { readonly from: string; readonly to: string } {
  const here = new Date(now.getTime() + OFFSET);
  const first = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() - 1, 1));
  const last = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth(), 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}
