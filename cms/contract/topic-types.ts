import { z } from 'zod';
import { roleSlug } from './people';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** The states of a topic (选题), in the order in which a board shows them. */
export const topicStates = [
  'draft',
  'pitched',
  'returned',
  'approved',
  'assigned',
  'accepted',
  'on_site',
  'filed',
  'covered',
  'postponed',
  'rejected',
  'cancelled',
  'merged',
] as const;

/** The state of a topic. */
export type TopicState = (typeof topicStates)[number];

/** What can happen to a topic. `sign` is a step of the approval that is not the last, `approve` is the last one. */
export const topicEvents = [
  'pitch',
  'withdraw',
  'sign',
  'approve',
  'revoke',
  'return',
  'reject',
  'assign',
  'unassign',
  'accept',
  'arrive',
  'file',
  'cover',
  'step_back',
  'postpone',
  'cancel',
  'recall',
  'restore',
  'reopen',
  'merge',
] as const;

/** Something that happens to a topic. */
export type TopicEvent = (typeof topicEvents)[number];

/** Why a move is refused to somebody: codes of the catalogue of topics that need no facts to be told. */
export const topicReasons = [
  'TOPICS.NO_POWER_TO_PITCH',
  'TOPICS.NO_POWER_TO_MANAGE',
  'TOPICS.NOT_COMPLETE',
  'TOPICS.OWN_PITCH',
  'TOPICS.NOT_YOUR_STEP',
  'TOPICS.NOT_ON_DUTY',
  'TOPICS.SIGNED_ALREADY',
  'TOPICS.SIGNED_SINCE',
  'TOPICS.NOT_YOUR_SIGNATURE',
  'TOPICS.NOT_YOURS',
  'TOPICS.NOT_ASSIGNED',
  'TOPICS.TARGET_TOUCHED',
  'TOPICS.NOT_THIS_WAY',
] as const;

/** Why a move is refused to somebody. */
export type TopicReason = (typeof topicReasons)[number];

/** One move that a state knows: where it leads, and why whoever asks may not make it (`null`: they may). */
export const topicMove = z.object({
  event: z.enum(topicEvents),
  to: z.enum(topicStates),
  because: z.enum(topicReasons).nullable(),
});

/** One move that a state knows. */
export type TopicMove = z.output<typeof topicMove>;

/** One step of an approval (审批环节): a role, or the post that the station's duty roster has for it. */
export const chainStep = z.object({ role: roleSlug, post: stationSlug.nullable() });

/** One step of an approval. */
export type ChainStep = z.output<typeof chainStep>;

/** Who has to sign the topics of a column, one after the other (审批链); without a column, of all others of the station. */
export const topicChain = z.object({
  station: stationSlug,
  column: z.string().nullable(),
  steps: z.array(chainStep).min(1).max(5),
  version: z.int32(),
});

/** An approval chain as the API tells it. */
export type TopicChain = z.output<typeof topicChain>;

/** A signature under a topic: who, on whose behalf, under what. */
export const topicSignature = z.object({
  step: z.int(),
  person: z.uuid(),
  onBehalfOf: z.uuid().nullable(),
  /** SHA-256 of what was approved: title, angle, column and budget. */
  hash: z.string(),
  at: moment,
});

/** A signature under a topic. */
export type TopicSignature = z.output<typeof topicSignature>;

/** Where a topic is meant to go out; a channel of a station has a slug of its own. */
export const topicChannel = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** The document id of a column. */
export const columnId = writtenText(64);

/** What people write about a topic. Title, angle, column and budget are what is approved. */
export const topicWords = z.object({
  title: writtenText(80).min(1),
  angle: writtenText(2_000),
  /** 1 large, 2 usual, 3 small. */
  importance: z.int().min(1).max(3),
  /** The document id of the column. */
  column: columnId.nullable(),
  channels: z.array(topicChannel).max(20),
  plannedFrom: moment.nullable(),
  plannedTo: moment.nullable(),
  budgetFen: z.int().min(0).max(100_000_000_00),
  place: writtenText(120),
  notes: writtenText(4_000),
  peopleWanted: z.int().min(0).max(50),
});

/** What people write about a topic, parsed. */
export type TopicWords = z.output<typeof topicWords>;

const standing = z.object({ from: moment, to: moment, place: z.string(), isOff: z.boolean() });

/**
 * What became of the event of a topic since the topic was planned by it (活动变动): how it stood, and how it stands now. What is off was
 * cancelled, or is in its series no more.
 */
export const topicDrift = z.object({ happening: z.uuid(), was: standing, now: standing });

/** What became of the event of a topic since the topic was planned by it. */
export type TopicDrift = z.output<typeof topicDrift>;

/** A topic on a card: what it is, who has it, until when, and what whoever asks may do. */
export const topic = topicWords.extend({
  id: z.uuid(),
  station: stationSlug,
  state: z.enum(topicStates),
  stateSince: moment,
  /** Why it was returned, rejected, cancelled or postponed. */
  reason: z.string().nullable(),
  author: z.uuid(),
  pitchedBy: z.uuid().nullable(),
  /** Who was assigned. */
  people: z.array(z.uuid()),
  /** The steps that it has to pass, fixed when it is pitched, and how many are signed. */
  chain: z.object({ steps: z.array(chainStep), signed: z.int() }).nullable(),
  mergedInto: z.uuid().nullable(),
  comments: z.int(),
  /** Nothing while its event, if it has one, stands as the topic knows it. */
  drift: topicDrift.nullable(),
  version: z.int32(),
  moves: z.array(topicMove),
  allowedEvents: z.array(z.enum(topicEvents)),
  /** The move that takes the last one back, if whoever asks may make it. */
  undo: z.enum(topicEvents).nullable(),
});

/** A topic as the API tells it. */
export type Topic = z.output<typeof topic>;

/** One line of what happened to a topic. */
export const topicStep = z.object({
  id: z.uuid(),
  event: z.enum([...topicEvents, 'draft', 'change', 'unmerge']),
  from: z.enum(topicStates).nullable(),
  to: z.enum(topicStates),
  person: z.uuid(),
  onBehalfOf: z.uuid().nullable(),
  reason: z.string().nullable(),
  at: moment,
});

/** One line of what happened to a topic. */
export type TopicStep = z.output<typeof topicStep>;

/** A comment under a topic; `origin` is the merged topic that it was written under. */
export const topicComment = z.object({
  id: z.uuid(),
  origin: z.uuid(),
  person: z.uuid(),
  text: z.string(),
  at: moment,
});

/** A comment under a topic. */
export type TopicComment = z.output<typeof topicComment>;

/** Another topic that reads alike; `score` is the share of words in common, 0 to 1. */
export const similarTopic = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(topicStates),
  station: stationSlug,
  pitchedBy: z.uuid().nullable(),
  plannedFrom: moment.nullable(),
  version: z.int32(),
  score: z.number(),
});

/** Another topic that reads alike. */
export type SimilarTopic = z.output<typeof similarTopic>;
