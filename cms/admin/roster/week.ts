/** Weeks of the roster, by the one clock that stations work by. China has no summer time, so a day is always 24 hours. */
const ZONE = '+08:00';
const SHIFT = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day of a moment at the station, as 2026-11-21. */
export function dayOf(moment: string | number): string {
  return new Date(new Date(moment).getTime() + SHIFT).toISOString().slice(0, 10);
}

/** The hour and minute of a moment at the station, as 08:30. */
export function hourOf(moment: string | number): string {
  return new Date(new Date(moment).getTime() + SHIFT).toISOString().slice(11, 16);
}

/** A day and an hour at the station as a moment. */
export function momentOf(day: string, hour: string): string {
  return `${day}T${hour}:00${ZONE}`;
}

/** The day some days later. */
export function daysLater(day: string, count: number): string {
  return dayOf(Date.parse(momentOf(day, '00:00')) + count * DAY);
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysLater(day, -((weekday + 6) % 7));
}

/** The seven days of the week that begins on a Monday. */
export function daysOf(monday: string): readonly string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((count) => daysLater(monday, count));
}

/** A shift's end: on its own day, or on the next when it ends no later than it starts, as night shifts do. */
export function endOf(day: string, from: string, to: string): string {
  return momentOf(to > from ? day : daysLater(day, 1), to);
}

/** Whether a text from an address bar is a day. */
export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
