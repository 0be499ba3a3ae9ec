import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { readHosts } from './robots-hosts';

/** Who may answer what the assistant handed on, as the admin's roles name it. */
export const answerViewers = 'plugin::live.answers.write';

/** Who may send robots into rehearsals, as the admin's roles name it. */
export const sendRobots = 'plugin::live.robots.send';

const both = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** What no machine answers: it goes to a person (转人工话题). */
export const handedTopics = ['price', 'refund', 'health', 'minors'] as const;

/** What no machine answers. */
export type HandedTopic = (typeof handedTopics)[number];

/** Facts of goods that an answer may name. */
export const factFields = ['origin', 'maker', 'netWeight', 'storage', 'shelfLife', 'recipe', 'seller'] as const;

/** A fact of goods that an answer may name. */
export type FactField = (typeof factFields)[number];

/** Where an answer stands: a page of a paper, what the label says, or the offer (依据). */
export const answerSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper'), paper: z.uuid(), page: z.int().min(1), name: both }),
  z.strictObject({ kind: z.literal('fact'), field: z.enum(factFields) }),
  z.strictObject({ kind: z.literal('offer'), offer: z.uuid() }),
]);

/** Where an answer stands. */
export type AnswerSource = z.output<typeof answerSourceSchema>;

/** What became of a question: answered by the machine, not known to it, or handed to a person. */
export const answerOutcomes = ['answered', 'unknown', 'handed'] as const;

/** What became of a question. */
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** A question of a viewer and what was said to it (问答记录). */
export const liveAnswerSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  question: z.string(),
  product: z.uuid().nullable(),
  outcome: z.enum(answerOutcomes),
  topic: z.enum(handedTopics).nullable(),
  text: z.string().nullable(),
  source: answerSourceSchema.nullable(),
  /** Said with everything that a machine answers. */
  label: both,
  reply: z.strictObject({ by: z.string(), text: z.string(), at: z.iso.datetime() }).nullable(),
  /** How many wait before it for a person, and how long that takes as things go. */
  queue: z.strictObject({ ahead: z.int(), seconds: z.int() }).nullable(),
  at: z.iso.datetime(),
});

/** A question of a viewer and what was said to it. */
export type LiveAnswer = z.output<typeof liveAnswerSchema>;

/** A question as the phone sends it; `press` is made by the phone, so that sent twice it is one question. */
export const askSchema = z.strictObject({
  press: z.uuid(),
  question: writtenText(200).min(1),
  /** Of what is asked; without it, of what is pinned. */
  product: z.uuid().nullable(),
});

/** A question as the phone sends it. */
export type Ask = z.output<typeof askSchema>;

const which = z.object({ id: z.uuid() });

/** What viewers ask. */
export const askingContract = httpContract('live', {
  ask: {
    method: 'POST',
    path: '/api/live/sessions/:id/questions',
    summary: '问助理 Asks the assistant of a live; what it may not answer goes to a person',
    access: 'reader',
    params: which,
    body: askSchema,
    result: liveAnswerSchema,
    status: 201,
    refusals: ['ROBOTS.SESSION_NOT_FOUND', 'ROBOTS.NOT_ON_AIR', 'ROBOTS.PRESS_USED'],
    perMinute: 20,
  },
  ownQuestions: {
    method: 'GET',
    path: '/api/live/sessions/:id/questions',
    summary: 'What the reader asked in a live, the newest first',
    access: 'reader',
    params: which,
    result: z.strictObject({ answers: z.array(liveAnswerSchema) }),
    refusals: ['ROBOTS.SESSION_NOT_FOUND'],
  },
});

/** What people of the station do with questions. */
export const answersContract = httpContract('live', {
  answers: {
    method: 'GET',
    path: '/live/sessions/:id/questions',
    summary: '问答记录 What was asked in a live and what was said to it; those that wait for a person first',
    access: { staff: readHosts },
    params: which,
    query: z.strictObject({ waiting: z.enum(['yes']).optional(), before: z.uuid().optional() }),
    result: z.strictObject({ answers: z.array(liveAnswerSchema), more: z.boolean(), waiting: z.int() }),
    refusals: ['ROBOTS.SESSION_NOT_FOUND'],
  },
  reply: {
    method: 'POST',
    path: '/live/questions/:id/reply',
    summary: '人工答复 Answers what was handed on, by name',
    access: { staff: answerViewers },
    params: which,
    body: z.strictObject({ text: writtenText(300).min(1) }),
    result: liveAnswerSchema,
    refusals: ['ROBOTS.ANSWER_NOT_FOUND', 'ROBOTS.ANSWER_GIVEN'],
  },
});

/** Robots that come to rehearsals (彩排机器人). */
export const robotsContract = httpContract('live', {
  robotsSay: {
    method: 'POST',
    path: '/live/sessions/:id/robots',
    summary: '机器人观众 Has robots say something in a rehearsal: marked as such, kept nowhere and counted nowhere',
    access: { staff: sendRobots },
    params: which,
    body: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            author: writtenText(20).min(1),
            text: writtenText(100).min(1),
            kind: z.enum(['danmaku', 'comment']),
          }),
        )
        .min(1)
        .max(50),
    }),
    result: z.strictObject({ said: z.int() }),
    refusals: ['ROBOTS.SESSION_NOT_FOUND', 'ROBOTS.NOT_A_REHEARSAL'],
    perMinute: 240,
  },
});
