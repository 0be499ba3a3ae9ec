/** A cron pattern as lists of numbers, and the clock on the wall that it means. */
export type Calendar = {
  readonly second: readonly number[];
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: readonly number[];
  readonly month: readonly number[];
  readonly dayOfWeek: readonly number[];
  readonly timezone: string;
};

const DAY = 86_400_000;
const LOOK_BACK = 400;

/** The latest moment of the calendar after `after` and not after `until`: of several missed ticks, the one worth catching up on. */
export function lastDue(calendar: Calendar, after: Date, until: Date): Date | undefined {
  const descending = (field: readonly number[]): number[] => [...field].sort((a, b) => b - a);
  const times = {
    hours: descending(calendar.hour),
    minutes: descending(calendar.minute),
    seconds: descending(calendar.second),
  };
  for (let back = 0; back <= LOOK_BACK; back += 1) {
    // A day of the wall's calendar can be an hour longer than ours, so the first one looked at is tomorrow's.
    const day = wallOf(new Date(until.getTime() + DAY - back * DAY), calendar.timezone);
    const midnight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
    if (matchesDay(calendar, day)) {
      const found = lastOfDay(times, (wall) => {
        const moment = momentOf(midnight + wall, calendar.timezone);
        return moment <= until ? moment : undefined;
      });
      if (found) return found > after ? found : undefined;
    }
    if (until.getTime() - back * DAY < after.getTime() - DAY) return undefined;
  }
  return undefined;
}

function matchesDay({ month, dayOfMonth, dayOfWeek }: Calendar, day: Date): boolean {
  return (
    month.includes(day.getUTCMonth() + 1) &&
    dayOfMonth.includes(day.getUTCDate()) &&
    dayOfWeek.includes(day.getUTCDay())
  );
}

type Times = {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
};

/** The latest time of a day that fits. Later times fit less, so each hand of the clock is found on its own. */
function lastOfDay({ hours, minutes, seconds }: Times, fits: (wall: number) => Date | undefined): Date | undefined {
  const at = (hour: number, minute: number, second: number): Date | undefined =>
    fits(((hour * 60 + minute) * 60 + second) * 1000);
  const [firstMinute = 0, firstSecond = 0] = [minutes.at(-1), seconds.at(-1)];
  const hour = hours.find((value) => at(value, firstMinute, firstSecond));
  if (hour === undefined) return undefined;
  const minute = minutes.find((value) => at(hour, value, firstSecond)) ?? firstMinute;
  const second = seconds.find((value) => at(hour, minute, value)) ?? firstSecond;
  return at(hour, minute, second);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows at a moment, as if it were UTC. */
function wallOf(moment: Date, timezone: string): Date {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timezone, format);
  // Swedish writes dates as ISO does, with a space for the T.
  return new Date(`${format.format(moment).replace(' ', 'T')}Z`);
}

/** The moment at which the wall shows this. */
function momentOf(wall: number, timezone: string): Date {
  const guess = new Date(wall - (wallOf(new Date(wall), timezone).getTime() - wall));
  return new Date(guess.getTime() + wall - wallOf(guess, timezone).getTime());
}
