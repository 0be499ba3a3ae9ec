import type { Happening, Occurrence } from '../../contract';
import { repeatOf, ruleOf, ONCE, type RepeatDraft } from './repeat-draft';

/** An event as the form holds it: wall times, and what is not said is empty. */
export type HappeningDraft = {
  readonly title: string;
  readonly place: string;
  readonly starts: string;
  readonly ends: string;
  readonly allDay: boolean;
  readonly certainty: Happening['certainty'];
  readonly source: string;
  readonly url: string;
  readonly notes: string;
  readonly zone: string;
  readonly geo: Happening['geo'];
  readonly repeat: RepeatDraft;
};

const MINUTE = 60_000;
const DAY = 24 * 60;

const later = (wall: string, minutes: number): string =>
  new Date(Date.parse(`${wall}Z`) + minutes * MINUTE).toISOString().slice(0, 16);

/** An event of an hour on a day, of which nothing is said yet. */
export function freshDraft(day: string): HappeningDraft {
  const starts = `${day}T09:00`;
  return {
    ...{ title: '', place: '', source: '', url: '', notes: '', zone: 'Asia/Shanghai', geo: null },
    ...{ starts, ends: later(starts, 60), allDay: false, certainty: 'certain', repeat: ONCE },
  };
}

/** An event as the form shows it. Whole days end on their last day, not at the midnight after it. */
export function draftOf(event: Happening): HappeningDraft {
  const { title, place, starts, minutes, allDay, certainty, source, notes, zone, geo, rule } = event;
  const ends = allDay ? later(starts, Math.max(minutes - 1, 0)) : later(starts, minutes);
  const repeat = repeatOf(rule, starts.slice(0, 10));
  return { title, place, starts, ends, allDay, certainty, source, url: event.url ?? '', notes, zone, geo, repeat };
}

/** How much of a series is changed: one occurrence, it and all later ones, or all. */
export const SCOPES = ['one', 'later', 'all'] as const;

/** How much of a series is changed. */
export type Scope = (typeof SCOPES)[number];

/** An occurrence of a series as the form shows it: by itself as it is now, with all later ones as the series would have it. */
export function draftOfOne(
  event: Happening,
  { at, title, place }: Pick<Occurrence, 'at' | 'title' | 'place'>,
  scope: Scope,
): HappeningDraft {
  if (scope === 'all') return draftOf(event);
  if (scope === 'later') return draftOf({ ...event, starts: at });
  const own = event.changes.find((change) => change.at === at);
  const { starts, minutes } = own ?? { starts: at, minutes: event.minutes };
  return draftOf({ ...event, title, place, starts, minutes });
}

/** What is sent for one occurrence by itself. */
export function bodyOfOne(draft: HappeningDraft, at: string): object {
  const { title, place, starts, allDay } = draft;
  const begins = allDay ? `${starts.slice(0, 10)}T00:00` : starts;
  return { at, title: title.trim(), place: place.trim(), starts: begins, minutes: minutesOf(draft) };
}

/** How many minutes a draft lasts; fewer than none is no draft that can be sent. */
export function minutesOf({ starts, ends, allDay }: Pick<HappeningDraft, 'starts' | 'ends' | 'allDay'>): number {
  if (!allDay) return (Date.parse(`${ends}Z`) - Date.parse(`${starts}Z`)) / MINUTE;
  const days = (Date.parse(ends.slice(0, 10)) - Date.parse(starts.slice(0, 10))) / (DAY * MINUTE);
  return (days + 1) * DAY;
}

/** What is sent. */
export function bodyOf(draft: HappeningDraft): object {
  const { title, place, source, notes, url, repeat, ends: _ends, starts, allDay, ...rest } = draft;
  const begins = allDay ? `${starts.slice(0, 10)}T00:00` : starts;
  return {
    ...rest,
    ...{ title: title.trim(), place: place.trim(), source: source.trim(), notes: notes.trim() },
    ...{ starts: begins, allDay, minutes: minutesOf(draft), url: url.trim() === '' ? null : url.trim() },
    rule: ruleOf(repeat, starts.slice(0, 10)),
  };
}

/** Whether a draft says enough, and ends after it starts. */
export function isWhole(draft: HappeningDraft): boolean {
  return draft.title.trim() !== '' && draft.starts !== '' && draft.ends !== '' && minutesOf(draft) >= 0;
}
