import { z } from 'zod';
import { coverageKinds } from './coverage-types';
import { booking } from './resource-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** The states of an assignment (采访任务). */
export const assignmentStates = [
  'draft',
  'assigned',
  'accepted',
  'declined',
  'on_the_way',
  'on_site',
  'filed',
  'done',
  'cancelled',
] as const;

/** The state of an assignment. */
export type AssignmentState = (typeof assignmentStates)[number];

/**
 * What can happen to an assignment. `assign` sends people and, from later states, hands it over to others; `withdraw` calls them back
 * and keeps what was written for another day; `change` writes it anew.
 */
export const assignmentEvents = [
  'assign',
  'accept',
  'decline',
  'depart',
  'arrive',
  'file',
  'finish',
  'ask_again',
  'withdraw',
  'cancel',
  'change',
] as const;

/** Something that happens to an assignment. */
export type AssignmentEvent = (typeof assignmentEvents)[number];

/** What can be late with an assignment. */
export const latenesses = ['acceptance', 'departure', 'arrival', 'filing'] as const;

/** What is late with an assignment. */
export type Lateness = (typeof latenesses)[number];

/**
 * Where a phone was, as far as its owner let it say so: rounded to about a hundred metres, with an accuracy that claims no more.
 * Without it everything works the same.
 */
export const coarsePlace = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.int().min(1).max(100_000),
});

/** Where a phone was. */
export type CoarsePlace = z.output<typeof coarsePlace>;

/** What people write about an assignment. */
export const assignmentWords = z.object({
  brief: writtenText(4_000),
  place: writtenText(120),
  /** Whom to ask for on the spot. */
  contact: writtenText(120),
  departsAt: moment.nullable(),
  onSiteAt: moment.nullable(),
  due: moment,
});

/** What of an assignment the desk can change: what is written, and what is taken along. */
export const changedFields = [
  ...['brief', 'place', 'contact', 'departsAt', 'onSiteAt', 'due', 'resources'],
  // These stand with the coverage that it is for.
  ...['kind', 'title', 'plan'],
] as const;

/** What people write about an assignment, parsed. */
export type AssignmentWords = z.output<typeof assignmentWords>;

/** An assignment: who is sent for what, where and until when. */
export const assignment = assignmentWords.extend({
  id: z.uuid(),
  coverage: z.uuid(),
  kind: z.enum(coverageKinds),
  topic: z.uuid(),
  title: z.string(),
  station: stationSlug,
  state: z.enum(assignmentStates),
  stateSince: moment,
  /** Why it was declined, asked for again or cancelled. */
  reason: z.string().nullable(),
  /** The team; the first one leads it. */
  people: z.array(z.uuid()),
  assignedBy: z.uuid(),
  /** What is late at this moment. */
  late: z.enum(latenesses).nullable(),
  filings: z.int(),
  /** The last place that its people let their phones say. */
  lastPlace: coarsePlace.extend({ at: moment }).nullable(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(assignmentEvents)),
});

/** An assignment as the API tells it. */
export type Assignment = z.output<typeof assignment>;

/** One line of what happened to an assignment. */
export const assignmentStep = z.object({
  id: z.uuid(),
  event: z.enum([...assignmentEvents, 'draft']),
  from: z.enum(assignmentStates).nullable(),
  to: z.enum(assignmentStates),
  person: z.uuid(),
  reason: z.string().nullable(),
  /** Whom it went to with this step: one after the other they are the chain of hands. */
  people: z.array(z.uuid()),
  /** What a change altered. */
  fields: z.array(z.enum(changedFields)),
  overrideReason: z.string().nullable(),
  place: coarsePlace.nullable(),
  /** When the phone says that it happened; it may have been out of reach. */
  saidAt: moment.nullable(),
  via: z.enum(['desk', 'phone']),
  at: moment,
});

/** What of an assignment the desk can change. */
export type ChangedField = (typeof changedFields)[number];

/** One line of what happened to an assignment. */
export type AssignmentStep = z.output<typeof assignmentStep>;

/** What is filed for an assignment (回传): words and files. */
export const filing = z.object({
  id: z.uuid(),
  assignment: z.uuid(),
  person: z.uuid(),
  text: z.string(),
  saidAt: moment.nullable(),
  at: moment,
  files: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      type: z.string(),
      bytes: z.int(),
      state: z.enum(['whole', 'kept', 'refused']),
      /** Why the house did not keep it. */
      refusal: z.string().nullable(),
      /** The asset of the media library that it became. */
      asset: z
        .object({ id: z.string(), url: z.string(), mime: z.string(), thumbnail: z.string().nullable() })
        .nullable(),
    }),
  ),
  /** The manuscript that was made of it. */
  manuscript: z.string().nullable(),
});

/** What was filed. */
export type Filing = z.output<typeof filing>;

/** An assignment with everything around it. */
export const wholeAssignment = z.object({
  assignment,
  steps: z.array(assignmentStep),
  filings: z.array(filing),
  bookings: z.array(booking.extend({ name: z.string() })),
});

/** An assignment with everything around it. */
export type WholeAssignment = z.output<typeof wholeAssignment>;
