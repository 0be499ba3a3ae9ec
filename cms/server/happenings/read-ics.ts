import { ICAL, type Ical } from './ical';
import type { HappeningWords, ImportLine, OccurrenceChange } from '../../contract';
import { err, hashOf, ok, type Refusal, type Result } from '../../kernel';
import { plainText } from '../ingest/plain-text.rules';
import { readRule } from './recurrence';
import { zoneOf } from './zone-names';
import { momentOf, wallOf } from './wall-time.rules';

/** An event as a file tells it. */
export type FileEvent = {
  readonly uid: string;
  readonly sequence: number;
  readonly words: HappeningWords;
  readonly except: readonly string[];
  readonly changes: readonly OccurrenceChange[];
  readonly isCancelled: boolean;
  /** Two files with one hash say the same of it. */
  readonly hash: string;
};

/** One event of a file, or why it is left out. */
export type FileLine =
  | { readonly event: FileEvent }
  | { readonly skipped: NonNullable<ImportLine['why']>; readonly uid: string; readonly title: string };

/** Why a file cannot be read. */
export type NoCalendar = Refusal<'CALENDAR.NOT_A_CALENDAR', undefined>;

/** More events than this in one file are left out, and the page says so. */
export const MOST_EVENTS = 3_000;

const DEFAULT_ZONE = 'Asia/Shanghai';
const LONGEST = 31 * 24 * 60;

/** Reads a calendar file: each series with what is other than its rule says. */
export function readIcs(text: string): Result<readonly FileLine[], NoCalendar> {
  let root: Ical.Component;
  try {
    // jCal, as the library writes it, is a list.
    const parsed = ICAL.parse(text) as unknown[];
    // One calendar is its name, its properties and its parts; several are a list of those.
    root = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as [string, unknown[], unknown[]]);
  } catch {
    return err('CALENDAR.NOT_A_CALENDAR');
  }
  if (root.name !== 'vcalendar') return err('CALENDAR.NOT_A_CALENDAR');
  const isOff = wordsOf(root, 'method').toUpperCase() === 'CANCEL';
  const zones = root.getAllSubcomponents('vtimezone');
  const byUid = new Map<string, Ical.Component[]>();
  for (const event of root.getAllSubcomponents('vevent')) {
    const uid = wordsOf(event, 'uid') || hashOf({ event: event.toString() });
    byUid.set(uid, [...(byUid.get(uid) ?? []), event]);
  }
  const lines = [...byUid].map(([uid, events], index) =>
    index < MOST_EVENTS ? lineOf(uid, events, { isOff, zones }) : skipped('too-many', uid, events[0]),
  );
  return ok(lines);
}

type Whole = { readonly isOff: boolean; readonly zones: readonly Ical.Component[] };

function lineOf(uid: string, events: readonly Ical.Component[], { isOff, zones }: Whole): FileLine {
  const master = events.find((event) => !event.hasProperty('recurrence-id'));
  if (!master) return skipped('no-series', uid, events[0]);
  const start = timeOf(master, 'dtstart');
  if (!start) return skipped('no-start', uid, master);
  const zone = zoneOf(master.getFirstProperty('dtstart'), zones) ?? DEFAULT_ZONE;
  const given = master.getFirstPropertyValue('rrule');
  const rule = given === null ? null : readRule(String(given));
  if (rule === undefined || master.hasProperty('rdate')) return skipped('rule', uid, master);
  const words = wordsOfEvent(master, { start, zone, rule });
  const isCancelled = isOff || wordsOf(master, 'status').toUpperCase() === 'CANCELLED';
  const except = master
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues().filter(isTime))
    .map((time) => wallIn(time, zone))
    .sort();
  const changes = events.flatMap((event) => changeOf(event, words));
  const said = { words, except, changes, isCancelled };
  const sequence = Number(master.getFirstPropertyValue('sequence') ?? 0) || 0;
  return { event: { uid, sequence, ...said, hash: hashOf(said) } };
}

const skipped = (why: NonNullable<ImportLine['why']>, uid: string, event: Ical.Component | undefined): FileLine => ({
  skipped: why,
  uid,
  title: event ? wordsOf(event, 'summary').slice(0, 120) : '',
});

type Frame = { readonly start: Ical.Time; readonly zone: string; readonly rule: string | null };

function wordsOfEvent(event: Ical.Component, { start, zone, rule }: Frame): HappeningWords {
  const url = wordsOf(event, 'url');
  const status = wordsOf(event, 'status').toUpperCase();
  return {
    title: wordsOf(event, 'summary').slice(0, 120) || '—',
    notes: wordsOf(event, 'description').slice(0, 2_000),
    place: wordsOf(event, 'location').replace(/\n/g, ' ').slice(0, 120),
    geo: geoOf(event),
    source: wordsOf(event, 'organizer')
      .replace(/^mailto:/i, '')
      .slice(0, 120),
    url: /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= 1_000 ? url : null,
    certainty: status === 'TENTATIVE' ? 'likely' : 'certain',
    zone,
    starts: wallIn(start, zone),
    minutes: minutesOf(event, start, zone),
    allDay: start.isDate,
    rule,
  };
}

function geoOf(event: Ical.Component): HappeningWords['geo'] {
  const value: unknown = event.getFirstPropertyValue('geo');
  const [lat = NaN, lon = NaN] = Array.isArray(value) ? value.map(Number) : [];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

function minutesOf(event: Ical.Component, start: Ical.Time, zone: string): number {
  const end = timeOf(event, 'dtend');
  const duration: unknown = event.getFirstPropertyValue('duration');
  const minutes = end
    ? start.isDate
      ? (Date.parse(`${wallIn(end, zone)}Z`) - Date.parse(`${wallIn(start, zone)}Z`)) / 60_000
      : (momentOf(wallIn(end, zone), zone) - momentOf(wallIn(start, zone), zone)) / 60_000
    : duration instanceof ICAL.Duration
      ? duration.toSeconds() / 60
      : start.isDate
        ? 24 * 60
        : 0;
  return Math.min(Math.max(0, Math.round(minutes)), LONGEST);
}

function changeOf(event: Ical.Component, series: HappeningWords): readonly OccurrenceChange[] {
  const at = timeOf(event, 'recurrence-id');
  const start = timeOf(event, 'dtstart');
  if (!at || !start) return [];
  const own = wordsOfEvent(event, { start, zone: series.zone, rule: null });
  const starts = wallIn(start, series.zone);
  const isOff = wordsOf(event, 'status').toUpperCase() === 'CANCELLED';
  const was = wallIn(at, series.zone);
  return [
    {
      at: was,
      state: isOff ? 'cancelled' : starts === was ? 'planned' : 'postponed',
      starts,
      minutes: own.minutes,
      title: own.title === series.title ? null : own.title,
      place: own.place === series.place ? null : own.place,
      reason: '',
    },
  ];
}

function timeOf(event: Ical.Component, name: string): Ical.Time | undefined {
  const value: unknown = event.getFirstPropertyValue(name);
  return isTime(value) && value.year >= 2000 && value.year < 2100 ? value : undefined;
}

function isTime(value: unknown): value is Ical.Time {
  return value instanceof ICAL.Time;
}

/** A time by the wall of a zone: moments of UTC are turned, times with a zone or with none stand as they are. */
function wallIn(time: Ical.Time, zone: string): string {
  if (time.isDate) return `${time.toString().slice(0, 10)}T00:00`;
  if (time.zone === ICAL.Timezone.utcTimezone) return wallOf(time.toJSDate().getTime(), zone);
  return time.toString().slice(0, 16);
}

function wordsOf(event: Ical.Component, name: string): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? plainText(value) : '';
}
