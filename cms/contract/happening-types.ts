import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** The states of an event of the calendar (活动), and of one occurrence of a series. */
export const happeningStates = ['planned', 'postponed', 'cancelled'] as const;

/** The state of an event of the calendar. */
export type HappeningState = (typeof happeningStates)[number];

/** What can happen to an event of the calendar. */
export const happeningEvents = ['postpone', 'cancel', 'restore'] as const;

/** Something that happens to an event of the calendar. */
export type HappeningEvent = (typeof happeningEvents)[number];

/** How sure an event is: confirmed by who holds it, likely, or heard of only. */
export const certainties = ['certain', 'likely', 'open'] as const;

/** A refinement also sees what the pattern refused already, and must not throw at it. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A day and an hour as a wall shows them, without a zone: `2026-11-28T19:30`. */
export const wallTime = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => isDay(text), '这一天不存在 / there is no such day');

/** A zone by its name in the IANA list. */
export const zoneName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/)
  .default('Asia/Shanghai');

/** What people write of an event of the calendar. */
export const happeningWords = z.object({
  title: writtenText(120).min(1),
  notes: writtenText(2_000).default(''),
  place: writtenText(120).default(''),
  geo: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
  /** Who said so. */
  source: writtenText(120).default(''),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable()
    .default(null),
  certainty: z.enum(certainties).default('certain'),
  zone: zoneName,
  starts: wallTime,
  minutes: z
    .int()
    .min(0)
    .max(60 * 24 * 31),
  allDay: z.boolean().default(false),
  /** A rule of RFC 5545 without `RRULE:`, by days, weeks, months or years. */
  rule: writtenText(300).nullable().default(null),
});

/** What people write of an event of the calendar, parsed. */
export type HappeningWords = z.output<typeof happeningWords>;

/** One occurrence of a series that is other than the rule says. `at` is when the rule says it would be. */
export const occurrenceChange = z.object({
  at: wallTime,
  state: z.enum(happeningStates),
  starts: wallTime,
  minutes: z.int(),
  title: z.string().nullable(),
  place: z.string().nullable(),
  reason: z.string(),
});

/** One occurrence of a series that is other than the rule says. */
export type OccurrenceChange = z.output<typeof occurrenceChange>;

/** An event of the calendar (活动): one, or a series with what is other than its rule says. */
export const happening = happeningWords.extend({
  id: z.uuid(),
  station: stationSlug,
  uid: z.string(),
  zone: z.string(),
  rule: z.string().nullable(),
  state: z.enum(happeningStates),
  reason: z.string(),
  /** Occurrences that the rule gives and that never were meant. */
  except: z.array(wallTime),
  changes: z.array(occurrenceChange),
  author: z.uuid(),
  imported: z.boolean(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(happeningEvents)),
});

/** An event of the calendar as the API tells it. */
export type Happening = z.output<typeof happening>;

/** One occurrence as a calendar shows it. */
export const occurrence = z.object({
  happening: z.uuid(),
  station: stationSlug,
  /** When the rule says it is: by this an occurrence is called. */
  at: wallTime,
  startsAt: moment,
  endsAt: moment,
  zone: z.string(),
  allDay: z.boolean(),
  title: z.string(),
  place: z.string(),
  certainty: z.enum(certainties),
  state: z.enum(happeningStates),
  reason: z.string(),
  repeats: z.boolean(),
  /** The topic that was made of it. */
  topic: z.uuid().nullable(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(happeningEvents)),
});

/** One occurrence as a calendar shows it. */
export type Occurrence = z.output<typeof occurrence>;

/** What a file would do to the calendar, event by event. */
export const importLine = z.object({
  uid: z.string(),
  title: z.string(),
  startsAt: moment.nullable(),
  repeats: z.boolean(),
  does: z.enum(['new', 'changed', 'cancelled', 'same', 'skipped']),
  /** The fields that would change, or why it is skipped. */
  fields: z.array(z.string()),
  why: z.enum(['no-start', 'rule', 'no-series', 'older', 'too-many']).nullable(),
});

/** What a file would do to the calendar. */
export type ImportLine = z.output<typeof importLine>;

/** The states of a calendar file that was taken. */
export const importStates = ['taken', 'undone'] as const;

/** The state of a calendar file that was taken. */
export type ImportState = (typeof importStates)[number];

/** What can happen to a calendar file that was taken. */
export const importEvents = ['undo'] as const;

/** Something that happens to a calendar file that was taken. */
export type ImportEvent = (typeof importEvents)[number];

/** A calendar file that was taken (导入): who took it, when, and what it did. */
export const calendarImport = z.object({
  id: z.uuid(),
  station: stationSlug,
  person: z.uuid(),
  takenAt: moment,
  state: z.enum(importStates),
  added: z.int(),
  changed: z.int(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(importEvents)),
});

/** A calendar file that was taken. */
export type CalendarImport = z.output<typeof calendarImport>;

/** An event that stayed when its file was taken back, and why: somebody changed it since, or made a topic of it. */
export const keptEvent = z.object({ happening: z.uuid(), title: z.string(), why: z.enum(['touched', 'topic']) });

/** An event that stayed when its file was taken back. */
export type KeptEvent = z.output<typeof keptEvent>;
