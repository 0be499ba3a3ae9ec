import { z } from 'zod';
import {
  calendarImport,
  happening,
  happeningEvents,
  happeningWords,
  importLine,
  keptEvent,
  occurrence,
  wallTime,
} from './happening-types';
import { httpContract } from './http';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { columnId, topic } from './topic-types';

/** The permission to see the calendar of events. */
export const HAPPENINGS_READ = 'plugin::cms.happenings.read';
/** The permission to write events, move them and make topics of them. */
export const HAPPENINGS_WRITE = 'plugin::cms.happenings.write';

const READ = { staff: HAPPENINGS_READ } as const;
const WRITE = { staff: HAPPENINGS_WRITE } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;
const WRONG = ['CALENDAR.BAD_RULE', 'CALENDAR.BAD_ZONE'] as const;
const file = z.string().min(20).max(1_000_000);
const lines = z.object({ lines: z.array(importLine), taken: z.int(), import: z.uuid().nullable() });

/** The calendar of events (活动日历): what will happen, who says so, and what the newsroom makes of it. */
export const happeningsContract = httpContract('happenings', {
  between: {
    method: 'GET',
    path: '/cms/happenings',
    summary: 'What happens between two moments, each occurrence of a series by itself',
    access: READ,
    query: z.object({ from: moment, to: moment, station: stationSlug.optional(), text: writtenText(60).optional() }),
    result: z.object({ occurrences: z.array(occurrence), more: z.boolean() }),
    refusals: ['HEARTH.NOT_ALLOWED', 'CALENDAR.TOO_WIDE'],
  },
  add: {
    method: 'POST',
    path: '/cms/happenings',
    summary: 'Write an event into the calendar',
    access: WRITE,
    body: happeningWords.extend({ station: stationSlug }),
    result: happening,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', ...WRONG],
  },
  subscription: {
    method: 'GET',
    path: '/cms/happenings/subscription',
    summary: 'Whether I have an address under which my calendar can be subscribed to',
    access: READ,
    result: z.object({ since: moment.nullable(), lastReadAt: moment.nullable() }),
    refusals: [],
  },
  subscribe: {
    method: 'POST',
    path: '/cms/happenings/subscription',
    summary: 'Make me a secret address for my calendar; the one before ends',
    access: READ,
    result: z.object({ path: z.string() }),
    status: 201,
    refusals: [],
  },
  unsubscribe: {
    method: 'DELETE',
    path: '/cms/happenings/subscription',
    summary: 'End the secret address of my calendar',
    access: READ,
    result: z.null(),
    status: 204,
    refusals: [],
  },
  file: {
    method: 'GET',
    path: '/cms/happenings/file',
    summary: 'The calendar of a station as a file that other calendars take',
    access: READ,
    query: z.object({ station: stationSlug.optional() }),
    result: z.object({ name: z.string(), text: z.string() }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  preview: {
    method: 'POST',
    path: '/cms/happenings/imports/preview',
    summary: 'What a calendar file would add, change and cancel',
    access: WRITE,
    body: z.object({ station: stationSlug, file }),
    result: lines,
    refusals: ['HEARTH.NOT_ALLOWED', 'CALENDAR.NOT_A_CALENDAR'],
    perMinute: 30,
  },
  take: {
    method: 'POST',
    path: '/cms/happenings/imports',
    summary: 'Take a calendar file; the same file taken again changes nothing',
    access: WRITE,
    body: z.object({ station: stationSlug, file, uids: z.array(z.string().max(500)).max(3_000).optional() }),
    result: lines,
    refusals: ['HEARTH.NOT_ALLOWED', 'CALENDAR.NOT_A_CALENDAR'],
    perMinute: 30,
  },
  imports: {
    method: 'GET',
    path: '/cms/happenings/imports',
    summary: 'The calendar files that were taken last',
    access: READ,
    result: z.object({ imports: z.array(calendarImport) }),
    refusals: [],
  },
  undoImport: {
    method: 'POST',
    path: '/cms/happenings/imports/:id/undo',
    summary: 'Take a calendar file back as a whole; what somebody touched since is kept and listed',
    access: WRITE,
    params: id,
    result: z.object({ back: z.int(), kept: z.array(keptEvent) }),
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE],
  },
  one: {
    method: 'GET',
    path: '/cms/happenings/:id',
    summary: 'One event with what is other than its rule says',
    access: READ,
    params: id,
    result: happening,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  change: {
    method: 'PUT',
    path: '/cms/happenings/:id',
    summary: 'Change what an event says; of a series, the whole of it, or one occurrence and all later ones',
    access: WRITE,
    params: id,
    body: happeningWords.extend({
      version,
      /** The first occurrence that changes, by when the rule says it is; those before it stay. */
      from: wallTime.optional(),
    }),
    result: happening,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...WRONG, 'CALENDAR.NO_OCCURRENCE'],
  },
  occurrence: {
    method: 'PUT',
    path: '/cms/happenings/:id/occurrence',
    summary: 'Change one occurrence of a series by itself: its title, its place, its time',
    access: WRITE,
    params: id,
    body: happeningWords
      .pick({ title: true, place: true, starts: true, minutes: true })
      .extend({ version, at: wallTime }),
    result: happening,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE, 'CALENDAR.NO_OCCURRENCE'],
  },
  move: {
    method: 'POST',
    path: '/cms/happenings/:id/move',
    summary: 'Postpone, cancel or restore an event: one occurrence of it, or all',
    access: WRITE,
    params: id,
    body: z.object({
      event: z.enum(happeningEvents),
      version,
      /** The occurrence, by when the rule says it is; without it, the whole series. */
      at: wallTime.optional(),
      /** When instead; needed to postpone. */
      starts: wallTime.optional(),
      reason: writtenText(200).default(''),
    }),
    result: happening,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE, 'CALENDAR.WHEN_INSTEAD', 'CALENDAR.NO_OCCURRENCE'],
  },
  topic: {
    method: 'POST',
    path: '/cms/happenings/:id/topic',
    summary: 'Make a topic of an event; the event keeps pointing at it',
    access: WRITE,
    params: id,
    body: z.object({ at: wallTime, column: columnId.nullable().default(null) }),
    result: z.object({ topic }),
    status: 201,
    refusals: [
      'HEARTH.NOT_FOUND',
      'CALENDAR.NO_OCCURRENCE',
      'CALENDAR.TOPIC_THERE',
      'CALENDAR.CANCELLED',
      'TOPICS.UNKNOWN_COLUMN',
    ],
  },
  settle: {
    method: 'POST',
    path: '/cms/happenings/topics/:id/settle',
    summary: 'Say of a topic whose event moved that it is known, or move the topic along',
    access: WRITE,
    params: id,
    body: z.object({ does: z.enum(['know', 'follow']), version }),
    result: topic,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'TOPICS.NOT_YOURS', 'CALENDAR.NOT_MOVED', 'CALENDAR.OFF'],
  },
});
