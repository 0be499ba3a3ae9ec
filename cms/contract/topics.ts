import { z } from 'zod';
import { httpContract } from './http';
import { pageCursor } from './page-cursor';
import { colleague, moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import {
  changeTopicBody,
  moveTopicBody,
  newTopicBody,
  topicFilters,
  TOPICS_APPROVE,
  TOPICS_MANAGE,
  TOPICS_PITCH,
  TOPICS_READ,
} from './topic-requests';
import {
  chainStep,
  columnId,
  similarTopic,
  topic,
  topicChain,
  topicComment,
  topicReasons,
  topicSignature,
  topicStates,
  topicStep,
} from './topic-types';
import { windowOf } from './window';

const READ = { staff: TOPICS_READ } as const;
const PITCH = { staff: TOPICS_PITCH } as const;
const APPROVE = { staff: TOPICS_APPROVE } as const;
const MANAGE = { staff: TOPICS_MANAGE } as const;

const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;

const page = { cursor: pageCursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) };

/** Topics (选题): planned, pitched, approved step by step, and covered. */
export const topicsContract = httpContract('topics', {
  desk: {
    method: 'GET',
    path: '/cms/topics/desk',
    summary: 'What planning pages need once: columns, colleagues, approval chains, and what one may do',
    access: READ,
    result: z.object({
      me: z.uuid(),
      station: stationSlug,
      stations: z.array(z.object({ slug: stationSlug, name: z.object({ 'zh-Hans': z.string(), en: z.string() }) })),
      columns: z.array(
        z.object({ id: z.string(), station: stationSlug, name: z.object({ 'zh-Hans': z.string(), en: z.string() }) }),
      ),
      people: z.array(colleague),
      chains: z.array(topicChain),
      powers: z.object({ pitch: z.boolean(), approve: z.boolean(), manage: z.boolean() }),
    }),
    refusals: [],
  },
  board: {
    method: 'GET',
    path: '/cms/topics/board',
    summary: 'The first topics of each state, and how many there are',
    access: READ,
    query: z.object({ ...topicFilters, limit: page.limit }),
    result: z.object({
      at: moment,
      columns: z.array(
        z.object({
          state: z.enum(topicStates),
          count: z.int(),
          topics: z.array(topic),
          cursor: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  },
  calendar: {
    method: 'GET',
    path: '/cms/topics/calendar',
    summary: 'The topics planned within at most 62 days',
    access: READ,
    query: z.object({ ...topicFilters, from: moment, to: moment }).superRefine(windowOf(62)),
    result: z.object({ topics: z.array(topic), more: z.boolean() }),
    refusals: [],
  },
  similar: {
    method: 'GET',
    path: '/cms/topics/similar',
    summary: 'Living topics that read like this text',
    access: READ,
    query: z.object({
      text: writtenText(300).min(1),
      station: stationSlug.optional(),
      except: z.uuid().optional(),
    }),
    result: z.object({ topics: z.array(similarTopic) }),
    refusals: [],
  },
  setChain: {
    method: 'PUT',
    path: '/cms/topics/chain',
    summary: 'Say who signs the topics of a column, or of the station; topics already pitched keep their chain',
    access: MANAGE,
    body: z.object({
      station: stationSlug,
      column: columnId.nullable(),
      steps: z.array(chainStep).min(1).max(5),
      /** 0 for a chain that is not there yet. */
      version,
    }),
    result: topicChain,
    refusals: ['TOPICS.UNKNOWN_COLUMN', CHANGED],
  },
  list: {
    method: 'GET',
    path: '/cms/topics',
    summary: 'Topics by state, newest move first',
    access: READ,
    query: z.object({ ...topicFilters, state: z.enum(topicStates).optional(), ...page }),
    result: z.object({ topics: z.array(topic), cursor: z.string().nullable() }),
    refusals: [],
  },
  create: {
    method: 'POST',
    path: '/cms/topics',
    summary: 'Write a topic, and pitch it if wanted',
    access: PITCH,
    body: newTopicBody,
    result: topic,
    status: 201,
    refusals: ['TOPICS.UNKNOWN_COLUMN', 'TOPICS.NOT_COMPLETE', ...MACHINE],
  },
  one: {
    method: 'GET',
    path: '/cms/topics/:id',
    summary: 'One topic with its signatures, comments and history',
    access: READ,
    params: id,
    result: z.object({
      topic,
      signatures: z.array(topicSignature),
      comments: z.array(topicComment),
      history: z.array(topicStep),
      /** Topics that were merged into this one. */
      merged: z.array(z.object({ id: z.uuid(), title: z.string(), version })),
      /** Who stands on the post that has to sign now. */
      onDuty: z.array(z.uuid()),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  change: {
    method: 'PUT',
    path: '/cms/topics/:id',
    summary: 'Change what a topic says; while it waits for approval, a change of what is approved voids the signatures',
    access: READ,
    params: id,
    body: changeTopicBody,
    result: topic,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'TOPICS.NOT_YOURS', 'TOPICS.SETTLED', 'TOPICS.UNKNOWN_COLUMN'],
  },
  move: {
    method: 'POST',
    path: '/cms/topics/:id/move',
    summary: 'Move a topic to another state',
    access: READ,
    params: id,
    body: moveTopicBody,
    result: topic,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      ...MACHINE,
      ...topicReasons,
      'TOPICS.REASON_MISSING',
      'TOPICS.NEW_TIME_MISSING',
      'TOPICS.NOBODY_ASSIGNED',
      'TOPICS.CANNOT_WORK_HERE',
    ],
  },
  approve: {
    method: 'POST',
    path: '/cms/topics/:id/approve',
    summary: 'Sign the step of the approval that is due; the last one approves the topic',
    access: APPROVE,
    params: id,
    body: z.object({ version }),
    result: topic,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      ...MACHINE,
      'TOPICS.OWN_PITCH',
      'TOPICS.NOT_YOUR_STEP',
      'TOPICS.NOT_ON_DUTY',
      'TOPICS.SIGNED_ALREADY',
    ],
  },
  merge: {
    method: 'POST',
    path: '/cms/topics/:id/merge',
    summary: 'Merge a duplicate into another topic; its comments go along',
    access: READ,
    params: id,
    body: z.object({ into: z.uuid(), version, intoVersion: version }),
    result: z.object({ topic, into: topic }),
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE, 'TOPICS.NOT_YOURS', 'TOPICS.CANNOT_TAKE_IN'],
  },
  unmerge: {
    method: 'POST',
    path: '/cms/topics/:id/unmerge',
    summary: 'Take a merge back, while the topic it went into has not changed since',
    access: READ,
    params: id,
    body: z.object({ version }),
    result: topic,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      ...MACHINE,
      'TOPICS.NOT_YOURS',
      'TOPICS.TARGET_TOUCHED',
      'TOPICS.NOT_THIS_WAY',
    ],
  },
  comment: {
    method: 'POST',
    path: '/cms/topics/:id/comments',
    summary: 'Write under a topic',
    access: READ,
    params: id,
    body: z.object({ text: writtenText(2_000).min(1) }),
    result: topicComment,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
