import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { columnId, topicEvents, topicWords } from './topic-types';

/** The permission to see the planning. */
export const TOPICS_READ = 'plugin::cms.topics.read';
/** The permission to write and pitch topics. */
export const TOPICS_PITCH = 'plugin::cms.topics.pitch';
/** The permission to sign; which topics, the approval chain says. */
export const TOPICS_APPROVE = 'plugin::cms.topics.approve';
/** The permission to run the planning: assign, merge, cancel, and set approval chains. */
export const TOPICS_MANAGE = 'plugin::cms.topics.manage';

const version = z.int32();

const spanFits = (from: string | null, to: string | null): boolean =>
  from === null ? to === null : to === null || Date.parse(from) <= Date.parse(to);
const SPAN = { path: ['plannedTo'], message: '结束时间不能早于开始时间 / The end cannot be before the start' };

/** Writes a topic; with `pitch` it is pitched in the same breath. */
export const newTopicBody = topicWords
  .partial()
  .required({ title: true })
  .extend({ station: stationSlug.optional(), pitch: z.boolean().default(false) })
  .refine((body) => spanFits(body.plannedFrom ?? null, body.plannedTo ?? null), SPAN);

/** A new topic, parsed. */
export type NewTopic = z.output<typeof newTopicBody>;

/** Changes what a topic says; what is left out stays. */
export const changeTopicBody = topicWords.partial().extend({ version });

/** A change of a topic, parsed. */
export type ChangeTopic = z.output<typeof changeTopicBody>;

/** Moves a topic. Some events want a reason, a new time, or people. */
export const moveTopicBody = z.object({
  event: z.enum(topicEvents).exclude(['sign', 'approve', 'merge']),
  version,
  reason: writtenText(500).optional(),
  plannedFrom: moment.optional(),
  plannedTo: moment.optional(),
  people: z.array(z.uuid()).max(20).optional(),
});

/** A move of a topic, parsed. */
export type MoveTopic = z.output<typeof moveTopicBody>;

/** What narrows a list of topics, as a query string brings it. */
export const topicFilters = {
  station: stationSlug.optional(),
  column: columnId.optional(),
  /** Wrote it, pitched it, or is assigned to it. */
  person: z.uuid().optional(),
  from: moment.optional(),
  to: moment.optional(),
  text: writtenText(60).optional(),
  /** A station and all below it, as the command screen adds them up. */
  within: stationSlug.optional(),
  /** Only what came into its state today, by the station's clock. */
  since: z.literal('today').optional(),
};

/** What narrows a list of topics. */
export type TopicFilters = z.output<z.ZodObject<typeof topicFilters>>;
