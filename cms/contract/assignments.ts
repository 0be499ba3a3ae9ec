import { z } from 'zod';
import {
  assignment,
  assignmentEvents,
  assignmentStates,
  assignmentWords,
  filing,
  wholeAssignment,
} from './assignment-types';
import { FIELD_PLAN, FIELD_READ } from './field-powers';
import { httpContract } from './http';
import { colleague, moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { windowOf } from './window';

const READ = { staff: FIELD_READ } as const;
const PLAN = { staff: FIELD_PLAN } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const people = z.array(z.uuid()).max(20);
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;
const SENDING = ['ASSIGNMENTS.NOBODY', 'ASSIGNMENTS.CANNOT_WORK_HERE', 'ASSIGNMENTS.PERSON_BUSY'] as const;

/** Assignments (采访任务): who is sent, with what, and what they file. */
export const assignmentsContract = httpContract('assignments', {
  list: {
    method: 'GET',
    path: '/cms/assignments',
    summary: 'The tasks of a span: those that touch it, and those still open from before',
    access: READ,
    query: z
      .object({
        station: stationSlug.optional(),
        person: z.uuid().optional(),
        topic: z.uuid().optional(),
        state: z.enum(assignmentStates).optional(),
        from: moment,
        to: moment,
      })
      .superRefine(windowOf(32)),
    result: z.object({
      at: moment,
      assignments: z.array(assignment),
      more: z.boolean(),
      people: z.array(colleague),
      powers: z.object({ plan: z.boolean(), override: z.boolean() }),
    }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  create: {
    method: 'POST',
    path: '/cms/coverages/:id/assignments',
    summary:
      'Write an assignment for a coverage; with people they are sent at once, with resources these are booked too',
    access: PLAN,
    params: id,
    body: assignmentWords
      .partial()
      .required({ due: true })
      .extend({
        people: people.default([]),
        resources: z.array(z.uuid()).max(20).default([]),
        overrideReason: writtenText(300).min(1).optional(),
      }),
    result: assignment,
    status: 201,
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.NOT_ALLOWED',
      'ASSIGNMENTS.COVERAGE_IS_OVER',
      'ASSIGNMENTS.TOPIC_IS_ASIDE',
      'ASSIGNMENTS.TIMES_CROSS',
      ...SENDING,
      'RESOURCES.TAKEN',
      'RESOURCES.OUT_OF_USE',
    ],
  },
  one: {
    method: 'GET',
    path: '/cms/assignments/:id',
    summary: 'One assignment with its steps, bookings and what was filed',
    access: READ,
    params: id,
    result: wholeAssignment,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  change: {
    method: 'PUT',
    path: '/cms/assignments/:id',
    summary: 'Change brief, place, times and what is taken along; those who have it are told what changed',
    access: PLAN,
    params: id,
    body: assignmentWords.partial().extend({
      version,
      /** All that is taken along from now on; what is left out is given back. */
      resources: z.array(z.uuid()).max(20).optional(),
      overrideReason: writtenText(300).min(1).optional(),
    }),
    result: assignment,
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.NOT_ALLOWED',
      CHANGED,
      ...MACHINE,
      'ASSIGNMENTS.NO_POWER_TO_PLAN',
      'ASSIGNMENTS.TIMES_CROSS',
      'ASSIGNMENTS.PERSON_BUSY',
      'RESOURCES.TAKEN',
      'RESOURCES.OUT_OF_USE',
    ],
  },
  move: {
    method: 'POST',
    path: '/cms/assignments/:id/move',
    summary: 'Send or hand over, accept, decline, set out, arrive, file, finish, ask again, call back or cancel',
    access: READ,
    params: id,
    body: z.object({
      event: z.enum(assignmentEvents).exclude(['change']),
      version,
      reason: writtenText(500).optional(),
      people: people.optional(),
      overrideReason: writtenText(300).min(1).optional(),
    }),
    result: assignment,
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.NOT_ALLOWED',
      CHANGED,
      ...MACHINE,
      'ASSIGNMENTS.NOT_YOURS',
      'ASSIGNMENTS.NO_POWER_TO_PLAN',
      'ASSIGNMENTS.REASON_MISSING',
      'ASSIGNMENTS.TOPIC_IS_ASIDE',
      ...SENDING,
    ],
  },
  manuscript: {
    method: 'POST',
    path: '/cms/filings/:id/manuscript',
    summary: 'Make a draft manuscript of what was filed, with its pictures and film in it: who plans, or who filed it',
    access: READ,
    params: id,
    body: z.object({}),
    result: filing,
    status: 201,
    refusals: [
      'HEARTH.NOT_FOUND',
      'ASSIGNMENTS.NO_POWER_TO_PLAN',
      'ASSIGNMENTS.MADE_ALREADY',
      'ASSIGNMENTS.FILES_COMING',
    ],
  },
});
