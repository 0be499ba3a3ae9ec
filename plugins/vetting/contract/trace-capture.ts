import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';

/** The versions of the standard that are spoken. */
export const EPCIS_VERSION = '2.0.0';
/** The JSON-LD context of EPCIS 2.0 and its vocabulary. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
/** The most events that one document brings. */
export const MOST_EVENTS = 500;
/** The largest event, as JSON. */
export const MOST_EVENT_BYTES = 32 * 1024;
/** The most events on a page, and how many stand on one when nobody says. */
export const MOST_A_PAGE = 100;
/** How many events stand on a page when nobody says. */
export const USUAL_A_PAGE = 30;

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** What may be wrong with one event of a document. */
export const captureProblems = {
  field: both('字段缺失或不合规范', 'A field is missing or against the standard'),
  type: both('不支持这类事件', 'Events of this type are not taken'),
  large: both('事件太大', 'The event is too large'),
  ahead: both('事件时间晚于现在', 'It lies in the future'),
  old: both('事件时间过早', 'It lies too far back'),
  'no-id': both('作废声明要写明原事件的 eventID', 'What declares an error has to bear the eventID of what was wrong'),
  differs: both('同一 eventID 的事件已有，内容不同', 'There is an event of this eventID already, with other content'),
} as const satisfies Readonly<Record<string, Text>>;

/** What may be wrong with one event of a document. */
export type CaptureProblem = keyof typeof captureProblems;

/** A document of EPCIS 2.0 as it arrives 采集文档: its frame is held to this at once, each event is judged by itself. */
export const captureDocumentSchema = z.object({
  '@context': z.unknown(),
  type: z.literal('EPCISDocument'),
  schemaVersion: z
    .string()
    .regex(/^2\.0(\.[0-9]{1,3})?$/)
    .meta({ examples: ['2.0'] }),
  creationDate: z.iso.datetime({ offset: true }),
  epcisBody: z.object({ eventList: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_EVENTS) }),
});

/** A document of EPCIS 2.0 as it arrives. */
export type CaptureDocument = z.output<typeof captureDocumentSchema>;

/** What happens to the good events of a document that has bad ones. */
export const captureBehaviour = z.enum(['rollback', 'proceed']);

/** What happens to the good events of a document that has bad ones. */
export type CaptureBehaviour = z.output<typeof captureBehaviour>;

/** What is wrong with one event: a problem in the form of RFC 7807, with the place of the event in its document. */
export const captureErrorSchema = z.strictObject({
  type: z.literal('epcisException:ValidationException'),
  title: z.string(),
  status: z.literal(400),
  /** Its place in the list of the document, from zero. */
  event: z.int(),
  eventID: z.string().nullable(),
  /** The field that it is about, where it is about one. */
  path: z.string(),
});

/** A capture job of EPCIS 2.0 采集任务. It is done when it is told of: nothing of it runs on. */
export const captureJobSchema = z.strictObject({
  captureID: z.uuid(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  running: z.boolean(),
  success: z.boolean(),
  captureErrorBehaviour: captureBehaviour,
  /** How many events were new, and how many had been captured before. */
  captured: z.int(),
  known: z.int(),
  errors: z.array(captureErrorSchema),
});

/** A capture job of EPCIS 2.0. */
export type CaptureJob = z.output<typeof captureJobSchema>;

/** What one event says, with its extensions. */
const eventSchema = z.record(z.string(), z.unknown());

/** The answer to a query of EPCIS 2.0. */
export const queryDocumentSchema = z.strictObject({
  '@context': z.array(z.unknown()),
  type: z.literal('EPCISQueryDocument'),
  schemaVersion: z.string(),
  creationDate: z.iso.datetime(),
  epcisBody: z.strictObject({
    queryResults: z.strictObject({
      queryName: z.string(),
      resultsBody: z.strictObject({ eventList: z.array(eventSchema) }),
    }),
  }),
});

/** The answer to a query of EPCIS 2.0. */
export type QueryDocument = z.output<typeof queryDocumentSchema>;

const several = z.string().min(1).max(2_000).optional();
const moment = z.iso.datetime({ offset: true }).optional();
const asked = {
  eventType: several,
  GE_eventTime: moment,
  LT_eventTime: moment,
  GE_recordTime: moment,
  LT_recordTime: moment,
  EQ_action: several,
  EQ_bizStep: several,
  EQ_disposition: several,
  EQ_eventID: several,
  MATCH_epc: several,
  MATCH_epcClass: several,
  perPage: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(USUAL_A_PAGE),
  nextPageToken: z
    .string()
    .regex(/^[0-9]{1,15}-[0-9]{1,15}$/)
    .optional(),
};

/** The beginning of parameters that are named by a type of business transaction. */
export const TRANSACTION_PARAMETER = 'EQ_bizTransaction_';

/** The parameters of a query that are understood; several values of one stand with `|` between them, as in the standard. */
export const listTraceSchema = z.looseObject(asked).superRefine((query, ctx) => {
  for (const [name, value] of Object.entries(query)) {
    if (name in asked || name === 'locale') continue;
    // What is not understood would be answered with too much.
    const isTransaction = name.startsWith(TRANSACTION_PARAMETER) && name.length <= 200;
    if (isTransaction && typeof value === 'string' && value.length <= 2_000) continue;
    ctx.addIssue({ code: 'custom', path: [name], message: '不支持这个查询条件 / this parameter is not understood' });
  }
});

/** The parameters of a query that are understood. */
export type ListTrace = z.output<typeof listTraceSchema>;
