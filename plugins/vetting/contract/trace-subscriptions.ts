import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { TRACE_READ, TRACE_WRITE } from './trace';
import { listTraceSchema } from './trace-capture';

/** The most that may listen to one station. */
export const MOST_SUBSCRIPTIONS = 20;
/** The query of EPCIS to which one subscribes, narrowed by its parameters. */
export const SIMPLE_EVENT_QUERY = 'SimpleEventQuery';

const number = (most: number) => z.string().regex(most === 59 ? /^([0-5]?[0-9])$/ : /^(1?[0-9]|2[0-3])$/);

/** When what came meanwhile is sent, by Beijing time: each hour at a minute, or each day at an hour and a minute. */
export const subscriptionSchedule = z.strictObject({ minute: number(59), hour: number(23).optional() });

/** When what came meanwhile is sent. */
export type SubscriptionSchedule = z.output<typeof subscriptionSchedule>;

/** What narrows a subscription: the words of a query but for its pages. */
const narrowed = z
  .record(z.string().max(200), z.string().max(2_000))
  .default({})
  .refine((query) => !('perPage' in query) && !('nextPageToken' in query) && listTraceSchema.safeParse(query).success, {
    message: '有不支持的查询条件 / a parameter is not understood',
  });

/** Who is told of what, and when 订阅: as events come (`stream`), or by a schedule. */
export const subscribeTraceSchema = z
  .strictObject({
    dest: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .meta({ examples: ['https://erp.example/epcis'] }),
    /** Signs what is sent, so that whoever gets it knows who sent it. */
    signatureToken: z.string().min(16).max(200),
    stream: z.literal(true).optional(),
    schedule: subscriptionSchedule.optional(),
    /** By a schedule: whether one is told that nothing came. */
    reportIfEmpty: z.boolean().default(false),
    query: narrowed,
  })
  .refine(({ stream, schedule }) => (stream === undefined) !== (schedule === undefined), {
    path: ['schedule'],
    message: '实时推送和定时推送选一种 / either a stream or a schedule',
  })
  .meta({
    examples: [{ dest: 'https://erp.example/epcis', signatureToken: '0123456789abcdef', stream: true, query: {} }],
  });

/** Who is told of what, and when. */
export type SubscribeTrace = z.output<typeof subscribeTraceSchema>;

/** A subscription as those see it who may see where lots went; its secret is told to nobody. */
export const traceSubscriptionSchema = z.strictObject({
  subscriptionID: z.uuid(),
  dest: z.string(),
  stream: z.boolean(),
  schedule: subscriptionSchedule.nullable(),
  reportIfEmpty: z.boolean(),
  query: z.record(z.string(), z.string()),
  createdAt: z.iso.datetime(),
  lastNotifiedAt: z.iso.datetime().nullable(),
  /** How many events wait to be told. */
  waiting: z.int(),
  /** Why the last try came to nothing. */
  trouble: z.string().nullable(),
});

/** A subscription. */
export type TraceSubscription = z.output<typeof traceSubscriptionSchema>;

const query = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z]{1,100}$/)
    .meta({ examples: ['SimpleEventQuery'] }),
});
const UNKNOWN = 'TRACE.QUERY_NOT_FOUND';

/** The routes by which other houses come to hear of events: EPCIS 2.0, subscriptions to the simple event query. */
export const traceSubscriptionContract = httpContract('vetting-trace', {
  subscribe: {
    method: 'POST',
    path: '/vetting/trace/queries/:name/subscriptions',
    summary:
      'EPCIS 2.0 subscription: events of the station are posted to an address, signed, as they come or by a schedule',
    access: { staff: TRACE_WRITE },
    params: query,
    body: subscribeTraceSchema,
    result: traceSubscriptionSchema,
    status: 201,
    refusals: [UNKNOWN, 'TRACE.DEST_INSIDE', 'TRACE.SUBSCRIPTIONS_FULL'],
    perMinute: 30,
  },
  subscriptions: {
    method: 'GET',
    path: '/vetting/trace/queries/:name/subscriptions',
    summary: 'EPCIS 2.0: who is told of events, and how that went',
    access: { staff: TRACE_READ },
    params: query,
    result: z.strictObject({ subscriptions: z.array(traceSubscriptionSchema) }),
    refusals: [UNKNOWN],
  },
  unsubscribe: {
    method: 'DELETE',
    path: '/vetting/trace/queries/:name/subscriptions/:id',
    summary: 'EPCIS 2.0: tells an address of nothing any more',
    access: { staff: TRACE_WRITE },
    params: query.extend({ id: z.uuid() }),
    result: z.null(),
    status: 204,
    refusals: [UNKNOWN, 'TRACE.SUBSCRIPTION_NOT_FOUND'],
  },
});
