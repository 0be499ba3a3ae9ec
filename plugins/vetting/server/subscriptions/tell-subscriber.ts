import type { fetchOutside, Finish, JobCall, Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import { listTraceSchema } from '../../contract';
import { boundsOf, queryDocument } from '../trace/query-events.rules';
import type { KeptEvent } from '../trace/trace-facts.rules';
import type { SubscriptionDeps } from './subscribe';
import { signatureOf } from './signature';
import { nextDue, tokenPlace } from './subscription.rules';
import type { KeptSubscription } from './subscription-store';

/** What a job is told: whom, and whether it is the hour of their schedule. */
export const TELL = {
  name: 'vetting.trace-tell',
  schema: z.strictObject({ subscription: z.uuid(), scheduled: z.boolean() }),
  retry: { limit: 8, delay: 5, backoff: true },
} as const;

type Telling = z.output<typeof TELL.schema>;

/** What telling wants beside what subscribing wants. */
export type TellDeps = SubscriptionDeps & {
  readonly fetch: typeof fetchOutside;
  /** Has somebody told more, in the transaction that says what they were told. */
  readonly again: (tx: Tx, telling: Telling & { readonly station: string }) => Promise<void>;
};

const MOST = 100;
const PATIENCE = 20_000;
const MOST_ANSWER = 64 * 1024;
const NO_ORIGIN = 'http://localhost';

/**
 * Posts what a subscriber was not told yet. At least once: whoever dies between the answer and the mark tells it again, and events have ids
 * by which they are known again. After the last try it rests for an hour, and nothing is lost meanwhile.
 */
export async function tellSubscriber(
  deps: TellDeps,
  { subscription: id, scheduled }: Telling,
  { tries }: Pick<JobCall, 'tries'>,
): Promise<Finish | undefined> {
  const { read } = deps.database;
  const subscription = await deps.subscriptions.find(read, id);
  if (!subscription) return undefined;
  const ids = await deps.subscriptions.untold(read, id, MOST);
  const events = await fitting(deps, subscription, ids);
  const isSent = events.length > 0 || (scheduled && subscription.reportIfEmpty);
  const trouble = isSent ? await posted(deps, subscription, events) : undefined;
  if (trouble === undefined)
    return async (tx) => {
      await deps.subscriptions.told(tx, id, { events: ids, sent: isSent });
      if (ids.length === MOST)
        await deps.again(tx, { subscription: id, scheduled: false, station: subscription.station });
    };
  await deps.subscriptions.troubled(deps.database, id, trouble);
  if (tries <= TELL.retry.limit) throw new Error(`a subscriber of events did not take them: ${trouble}`);
  return (tx) => deps.subscriptions.rest(tx, id);
}

/** Those of the events that the subscription asks for, in the order in which they were written down. */
async function fitting(
  { trace, database }: TellDeps,
  { station, query }: KeptSubscription,
  ids: readonly string[],
): Promise<readonly KeptEvent[]> {
  if (ids.length === 0) return [];
  const found = await trace.page(database.read, {
    ...{ stations: [station], after: undefined, most: MOST },
    from: [...boundsOf(listTraceSchema.parse(query)), { column: 'id', among: ids }],
  });
  return [...found].sort((one, other) => one.seq - other.seq);
}

/** What went wrong; nothing when it was taken. */
async function posted(
  deps: TellDeps,
  { id, dest, token }: KeptSubscription,
  events: readonly KeptEvent[],
): Promise<string | undefined> {
  const now = await deps.trace.now(deps.database.read);
  const document = queryDocument(events, { origin: deps.origin ?? NO_ORIGIN, now });
  const { queryResults } = document.epcisBody;
  const body = JSON.stringify({
    ...document,
    epcisBody: { queryResults: { ...queryResults, subscriptionID: id } },
  });
  const answer = await deps.fetch({
    ...{ url: dest, maxBytes: MOST_ANSWER, timeout: PATIENCE, allowed: deps.allowed },
    headers: {
      'GS1-EPCIS-Version': '2.0.0',
      'GS1-Signature': signatureOf(deps.vault.open(tokenPlace(id), token), body, now),
    },
    post: { type: 'application/ld+json', body },
  });
  return 'problem' in answer ? `${answer.problem} ${answer.note}` : undefined;
}

/** Whoever has something to be told now gets a job; those with a schedule are due again at its next moment. */
export async function tellDue(deps: Pick<TellDeps, 'subscriptions' | 'trace' | 'again'>, tx: Tx): Promise<void> {
  const now = await deps.trace.now(tx);
  for (const { id, station, schedule } of await deps.subscriptions.due(tx)) {
    if (schedule) await deps.subscriptions.moveOn(tx, id, nextDue(schedule, now));
    await deps.again(tx, { subscription: id, scheduled: schedule !== null, station });
  }
}
