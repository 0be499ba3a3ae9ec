import { z } from 'zod';
import { assignment, changedFields, coarsePlace, filing } from './assignment-types';
import { FIELD_REPORT } from './field-powers';
import { httpContract } from './http';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { textOf, writtenText } from './text';

const READER = 'reader' as const;
const REPORT = { staff: FIELD_REPORT } as const;
const id = z.object({ id: z.uuid() });
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;
const PASS = ['FIELD.NO_PASS'] as const;

/** Where files are sent to by the tus protocol (https://tus.io); what a client must say is in the operations' manual. */
export const FIELD_UPLOADS = '/api/field/uploads';

/** A task as a phone keeps it, whole, so that it can be read without a net. */
export const fieldTask = assignment
  .omit({ people: true, assignedBy: true, lastPlace: true, coverage: true, topic: true })
  .extend({
    people: z.array(z.object({ id: z.uuid(), name: textOf(60) })),
    /** What is taken along. */
    with: z.array(z.string()),
    /** What the desk changed last since it was given, and when. */
    changed: z.object({ at: moment, fields: z.array(z.enum(changedFields)) }).nullable(),
    filings: z.array(filing.omit({ assignment: true, manuscript: true })),
  });

/** A task as a phone keeps it. */
export type FieldTask = z.output<typeof fieldTask>;

/** Somebody as their phone greets them. */
export const fieldPerson = z.object({ person: z.uuid(), name: textOf(60), station: stationSlug });

/** Somebody as their phone greets them. */
export type FieldPerson = z.output<typeof fieldPerson>;

/** A phone that speaks for somebody. */
export const fieldPass = z.object({ id: z.uuid(), device: z.string(), since: moment, seenAt: moment });

/** A phone that speaks for somebody. */
export type FieldPass = z.output<typeof fieldPass>;

/** The reporter's pages in the news app (外采), and the codes by which a phone is tied to a person. */
export const fieldContract = httpContract('field', {
  tiePhone: {
    method: 'POST',
    path: '/api/field/passes',
    summary: 'Tie this sign-in of the app to a member of staff by the code that the admin shows',
    access: READER,
    body: z.object({ code: writtenText(20).min(1), device: writtenText(60).default('') }),
    result: fieldPerson,
    status: 201,
    refusals: ['FIELD.CODE_NOT_VALID', 'FIELD.TIED_ALREADY', 'FIELD.TOO_MANY_TRIES', 'ACCOUNT.SESSION_ENDED'],
    perMinute: 10,
  },
  fieldMe: {
    method: 'GET',
    path: '/api/field/me',
    summary: 'Whom this phone speaks for',
    access: READER,
    result: fieldPerson,
    refusals: PASS,
  },
  untiePhone: {
    method: 'DELETE',
    path: '/api/field/passes/current',
    summary: 'Let this phone speak for nobody',
    access: READER,
    result: z.null(),
    status: 204,
    refusals: [],
  },
  fieldTasks: {
    method: 'GET',
    path: '/api/field/tasks',
    summary: 'The tasks of whoever this phone speaks for: what is open, and the last two days',
    access: READER,
    result: z.object({ at: moment, tasks: z.array(fieldTask) }),
    refusals: PASS,
  },
  moveFieldTask: {
    method: 'POST',
    path: '/api/field/tasks/:id/moves',
    summary: 'Accept, decline, set out or arrive; the key makes one move of however many sendings',
    access: READER,
    params: id,
    body: z.object({
      key: z.uuid(),
      event: z.enum(['accept', 'decline', 'depart', 'arrive']),
      reason: writtenText(500).optional(),
      saidAt: moment.optional(),
      place: coarsePlace.optional(),
    }),
    result: fieldTask,
    refusals: [
      ...PASS,
      'HEARTH.NOT_FOUND',
      'HEARTH.CHANGED_MEANWHILE',
      ...MACHINE,
      'ASSIGNMENTS.NOT_YOURS',
      'ASSIGNMENTS.REASON_MISSING',
    ],
  },
  fileFieldTask: {
    method: 'POST',
    path: '/api/field/tasks/:id/filings',
    summary: 'File words and files that were sent whole; the phone names the filing, so that it is filed once',
    access: READER,
    params: id,
    body: z.object({
      id: z.uuid(),
      text: writtenText(20_000),
      files: z.array(z.uuid()).max(50),
      saidAt: moment.optional(),
      place: coarsePlace.optional(),
    }),
    result: fieldTask,
    status: 201,
    refusals: [
      ...PASS,
      'HEARTH.NOT_FOUND',
      'HEARTH.CHANGED_MEANWHILE',
      ...MACHINE,
      'ASSIGNMENTS.NOT_YOURS',
      'FIELD.NOTHING_FILED',
      'FIELD.FILE_UNKNOWN',
    ],
  },
  code: {
    method: 'POST',
    path: '/cms/field/codes',
    summary: 'A code for tying one’s own phone: good once, for ten minutes; an earlier one ends',
    access: REPORT,
    result: z.object({ code: z.string(), expiresAt: moment }),
    status: 201,
    refusals: [],
    perMinute: 10,
  },
  passes: {
    method: 'GET',
    path: '/cms/field/passes',
    summary: 'One’s own phones',
    access: REPORT,
    result: z.object({ passes: z.array(fieldPass) }),
    refusals: [],
  },
  revoke: {
    method: 'DELETE',
    path: '/cms/field/passes/:id',
    summary: 'Untie one of one’s own phones, lost ones above all',
    access: REPORT,
    params: id,
    result: z.null(),
    status: 204,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
