import { dayOf, daysLater, isDay, mondayOf, momentOf } from '../roster/week';

/** The ways to look at the calendar. */
export const CALENDAR_VIEWS = ['month', 'week', 'list'] as const;

/** A way to look at the calendar. */
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What somebody looks at: it stands in the address bar. */
export type CalendarQuery = {
  readonly view: CalendarView;
  /** Any day of the month or week that is shown. */
  readonly day: string;
  readonly station: string;
  readonly text: string;
  /** The occurrence that lies open: its event, and when the rule says it is. */
  readonly open: string;
};

/** What is usual where one sits: a list on a phone, today. */
export type Usual = { readonly view: CalendarView; readonly today: string };

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readCalendar(search: URLSearchParams, usual: Usual): CalendarQuery {
  const word = (name: string): string => search.get(name) ?? '';
  const day = search.get('day');
  return {
    view: CALENDAR_VIEWS.find((one) => one === search.get('view')) ?? usual.view,
    day: isDay(day) ? day : usual.today,
    station: word('station'),
    text: word('text').slice(0, 60),
    open: word('open'),
  };
}

/** Writes an address; what is usual is left out. */
export function writeCalendar({ view, day, ...rest }: CalendarQuery, usual: Usual): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return {
    ...(view === usual.view ? {} : { view }),
    ...(day === usual.today ? {} : { day }),
    ...Object.fromEntries(said),
  };
}

/** The days that are shown: the weeks that a month touches, a week, or five weeks of a list. */
export function daysShown({ view, day }: Pick<CalendarQuery, 'view' | 'day'>): readonly string[] {
  const first = view === 'month' ? mondayOf(`${day.slice(0, 8)}01`) : view === 'week' ? mondayOf(day) : day;
  const count = view === 'week' ? 7 : view === 'list' ? LISTED : weeksOf(day) * 7;
  return Array.from({ length: count }, (_, n) => daysLater(first, n));
}

const LISTED = 35;

/** How many weeks, from Monday to Sunday, a month touches. */
function weeksOf(day: string): number {
  const first = Date.parse(`${mondayOf(`${day.slice(0, 8)}01`)}T00:00:00Z`);
  const last = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0);
  return Math.floor((last - first) / (7 * 86_400_000)) + 1;
}

/** The day to which the arrows lead. */
export function stepped({ view, day }: Pick<CalendarQuery, 'view' | 'day'>, by: 1 | -1): string {
  if (view === 'week') return daysLater(day, 7 * by);
  if (view === 'list') return daysLater(day, LISTED * by);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}

/** What the host is asked, without `?`. */
export function askedCalendar(query: CalendarQuery): string {
  const days = daysShown(query);
  const from = momentOf(days[0] ?? query.day, '00:00');
  const to = momentOf(daysLater(days.at(-1) ?? query.day, 1), '00:00');
  const said = Object.entries({ station: query.station, text: query.text }).filter(([, value]) => value !== '');
  return new URLSearchParams([['from', from], ['to', to], ...said]).toString();
}

type Times = { readonly startsAt: string; readonly endsAt: string };

/** Whether something that ends at midnight, as whole days do, touches a day: it does not touch the next one. */
export function isOn({ startsAt, endsAt }: Times, day: string): boolean {
  const last = Math.max(Date.parse(startsAt), Date.parse(endsAt) - 1);
  return dayOf(startsAt) <= day && day <= dayOf(last);
}

/** How an occurrence is called in the address. */
export function nameOf({ happening, at }: { readonly happening: string; readonly at: string }): string {
  return `${happening}~${at}`;
}
