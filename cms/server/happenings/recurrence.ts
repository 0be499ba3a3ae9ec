import { ICAL, type Ical } from './ical';
import type { Happening } from '../../contract';
import { momentOf, wallLater, wallOf } from './wall-time.rules';

/** What of an event says when it takes place. */
export type Series = Pick<
  Happening,
  'starts' | 'minutes' | 'zone' | 'allDay' | 'rule' | 'except' | 'changes' | 'state' | 'title' | 'place' | 'reason'
>;

/** One occurrence of a series. */
export type Instance = {
  readonly at: string;
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly place: string;
  readonly state: Happening['state'];
  readonly reason: string;
};

/** Between two moments: a half-open span. */
export type Span = { readonly from: number; readonly to: number };

const MINUTE = 60_000;

/** More occurrences of one series than this are not shown at once. */
export const MOST_SHOWN = 400;

/** A rule is followed for so many steps from its start: thirty years of days. */
const MOST_STEPS = 11_000;

/** The parts that a rule may have beside FREQ, INTERVAL, COUNT, UNTIL and WKST. Hours and less would make many of what is one event. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['BYDAY', 'BYMONTH'],
  WEEKLY: ['BYDAY', 'BYMONTH'],
  MONTHLY: ['BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS'],
  YEARLY: ['BYDAY', 'BYMONTH', 'BYMONTHDAY'],
};

/** Parts that only leave out. With an interval beside them a rule may leave out everything, and the library would look for ever. */
const LEAVES_OUT: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['BYDAY', 'BYMONTH'],
  WEEKLY: ['BYMONTH'],
  MONTHLY: ['BYMONTH'],
};

/** The rule as it is kept, or nothing when it is none that a calendar of events follows. */
export function readRule(text: string): string | undefined {
  try {
    const rule = ICAL.Recur.fromString(text.trim().replace(/^RRULE:/i, ''));
    const allowed = PARTS[rule.freq];
    if (!allowed || rule.interval < 1 || rule.interval > 1000) return undefined;
    const parts = Object.keys(rule.parts);
    if (!parts.every((part) => allowed.includes(part))) return undefined;
    if (rule.interval > 1 && parts.some((part) => LEAVES_OUT[rule.freq]?.includes(part))) return undefined;
    // What the library finds wrong with a rule it says only when it is followed.
    rule.iterator(floating('2026-01-01T08:00')).next();
    return rule.toString();
  } catch {
    return undefined;
  }
}

const floating = (wall: string): Ical.Time => ICAL.Time.fromDateTimeString(`${wall}:00`);
const wallOfTime = (time: Ical.Time): string => time.toString().slice(0, 16).padEnd(16, 'T00:00'.slice(-6));

/** UNTIL is a moment where the series has a zone, and occurrences are compared by the wall: it is read by the wall as well. */
function ruleOf(text: string, zone: string): Ical.Recur {
  const rule = ICAL.Recur.fromString(text);
  const { until } = rule;
  if (!until) return rule;
  if (until.isDate) rule.until = floating(`${until.toString().slice(0, 10)}T23:59`);
  else if (until.zone === ICAL.Timezone.utcTimezone) rule.until = floating(wallOf(until.toJSDate().getTime(), zone));
  return rule;
}

/** A rule may be sound and still not fit where it starts; such a series has no occurrence. */
function stepsOf(rule: string, { starts, zone }: Pick<Series, 'starts' | 'zone'>): Ical.RecurIterator | undefined {
  try {
    return ruleOf(rule, zone).iterator(floating(starts));
  } catch {
    return undefined;
  }
}

/** The wall times that the rule of a series gives, from its start, as long as somebody asks. */
export function* ruled({ starts, rule, zone }: Series): Generator<string> {
  if (rule === null) {
    yield starts;
    return;
  }
  const steps = stepsOf(rule, { starts, zone });
  if (!steps) return;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    // At the end of a rule the library gives null, which its types leave out.
    const next = steps.next() as Ical.Time | null;
    if (!next) return;
    yield wallOfTime(next);
  }
}

/** Whether a series has an occurrence that its rule puts there. */
export function hasOccurrence(series: Series, at: string): boolean {
  if (series.except.includes(at)) return false;
  for (const wall of ruled(series)) {
    if (wall === at) return true;
    if (wall > at) return false;
  }
  return false;
}

/** A rule that is cut in two: what ends before an occurrence, and what begins with it. */
export type Cut = { readonly rule: string; readonly rest: string };

/** Cuts the rule of a series before one of its occurrences; nothing where that is not in it, or its first. */
export function cutAt(series: Series, at: string): Cut | undefined {
  if (series.rule === null || !hasOccurrence({ ...series, except: [] }, at)) return undefined;
  const before: string[] = [];
  for (const wall of ruled(series)) {
    if (wall >= at) break;
    before.push(wall);
  }
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const [ended, rest] = [ICAL.Recur.fromString(series.rule), ICAL.Recur.fromString(series.rule)];
  if (rest.count !== null) rest.count -= before.length;
  ended.count = null;
  ended.until = ICAL.Time.fromDateString(last.slice(0, 10));
  return { rule: ended.toString(), rest: rest.toString() };
}

/** What of a series touches a span, in order, at most `MOST_SHOWN`; `more` when that is not all. */
export function occurrencesIn(
  series: Series,
  span: Span,
): { readonly instances: readonly Instance[]; readonly more: boolean } {
  const changed = new Map(series.changes.map((change) => [change.at, change]));
  const instances = series.changes.map((change) => instanceOf(series, change.at, change));
  let plain = 0;
  let more = false;
  for (const at of ruled(series)) {
    // By the wall a zone is at most a day from another one; beyond the span nothing that is unchanged can touch it.
    if (Date.parse(`${at}Z`) > span.to + 86_400_000) break;
    if (changed.has(at) || series.except.includes(at)) continue;
    const instance = instanceOf(series, at);
    if (!touches(instance, span)) continue;
    if (plain >= MOST_SHOWN) {
      more = true;
      break;
    }
    plain += 1;
    instances.push(instance);
  }
  const seen = instances.filter((instance) => touches(instance, span)).sort((a, b) => a.from - b.from);
  return { instances: seen.slice(0, MOST_SHOWN), more: more || seen.length > MOST_SHOWN };
}

/** One occurrence by when the rule says it is; nothing when the series has none there. */
export function instanceAt(series: Series, at: string): Instance | undefined {
  const change = series.changes.find((one) => one.at === at);
  return change || hasOccurrence(series, at) ? instanceOf(series, at, change) : undefined;
}

/** What has no length touches the moment at which it is. */
function touches({ from, to }: Instance, span: Span): boolean {
  return from < span.to && (to > span.from || (from === to && from >= span.from));
}

function instanceOf(series: Series, at: string, change?: Series['changes'][number]): Instance {
  const { zone, allDay, minutes: usual, state, reason } = series;
  const own = { starts: at, minutes: usual, title: null, place: null, state, reason, ...change };
  const from = momentOf(own.starts, zone);
  // A day is as long as the wall says, also when an hour is left out of it.
  const to = allDay ? momentOf(wallLater(own.starts, own.minutes), zone) : from + own.minutes * MINUTE;
  const words = { title: own.title ?? series.title, place: own.place ?? series.place };
  // What is off as a whole is off, whatever was said of one occurrence before.
  const standing = state === 'cancelled' ? { state, reason } : { state: own.state, reason: own.reason };
  return { at, from, to, ...words, ...standing };
}

/** The span that holds every occurrence; without an end where the series has none, or one that nobody can count to. */
export function spanOf(series: Series): { readonly from: number; readonly to: number | null } {
  const moved = series.changes.map((change) => instanceOf(series, change.at, change));
  const first = instanceOf(series, series.starts);
  const from = Math.min(first.from, ...moved.map((one) => one.from));
  const rule = series.rule === null ? undefined : ICAL.Recur.fromString(series.rule);
  if (rule && !rule.isFinite()) return { from, to: null };
  let last = first.to;
  let steps = 0;
  for (const at of ruled(series)) {
    steps += 1;
    last = Math.max(last, instanceOf(series, at).to);
  }
  return { from, to: steps >= MOST_STEPS ? null : Math.max(last, ...moved.map((one) => one.to)) };
}
