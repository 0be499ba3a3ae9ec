import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Vault } from '@hearth/cms/platform';
import { MOST_SUBSCRIPTIONS, SIMPLE_EVENT_QUERY, type SubscribeTrace, type TraceSubscription } from '../../contract';
import type { TraceDeps, TraceRefusal } from '../trace/trace-deps';
import { nextDue, tokenPlace } from './subscription.rules';
import type { KeptSubscription, SubscriptionStore } from './subscription-store';

/** What the verbs of subscriptions are handed. */
export type SubscriptionDeps = Pick<TraceDeps, 'database' | 'ids' | 'ledger' | 'trace' | 'origin'> & {
  readonly subscriptions: SubscriptionStore;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  /** Hosts inside that may be told all the same, by the operator's word. */
  readonly allowed: ReadonlySet<string>;
  /** Whether an address says by itself that it is inside; a name is looked up each time something is sent. */
  readonly isInside: (dest: string) => boolean;
};

type Named = { readonly name: string };

/** Has events of the actor's own station told to an address from now on. */
export async function subscribe(
  deps: SubscriptionDeps,
  actor: StaffActor,
  { name, ...asked }: SubscribeTrace & Named,
): Promise<Result<TraceSubscription, TraceRefusal>> {
  if (name !== SIMPLE_EVENT_QUERY) return err('TRACE.QUERY_NOT_FOUND');
  if (deps.isInside(asked.dest)) return err('TRACE.DEST_INSIDE');
  const { station } = actor;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx): Promise<Result<TraceSubscription, TraceRefusal>> => {
    if ((await deps.subscriptions.count(tx, station)) >= MOST_SUBSCRIPTIONS)
      return err('TRACE.SUBSCRIPTIONS_FULL', { most: MOST_SUBSCRIPTIONS });
    const { dest, query, schedule = null, reportIfEmpty, signatureToken } = asked;
    await deps.subscriptions.insert(tx, {
      ...{ id, station, dest, query, schedule, reportIfEmpty, madeBy: actor.id },
      token: deps.vault.seal(tokenPlace(id), signatureToken),
      dueAt: schedule && nextDue(schedule, await deps.trace.now(tx)),
    });
    const facts = { host: new URL(dest).host };
    deps.ledger.append(tx, { actor, action: 'trace.subscribed', subject: id, facts });
    const kept = await deps.subscriptions.find(tx, id);
    return kept ? ok(presented(kept)) : err('TRACE.SUBSCRIPTION_NOT_FOUND');
  });
}

/** Who is told of events of the actor's stations, the newest first. */
export async function listSubscriptions(
  deps: SubscriptionDeps,
  actor: StaffActor,
  name: string,
): Promise<Result<{ subscriptions: TraceSubscription[] }, TraceRefusal>> {
  if (name !== SIMPLE_EVENT_QUERY) return err('TRACE.QUERY_NOT_FOUND');
  const kept = await deps.subscriptions.list(deps.database.read, actor.stations);
  return ok({ subscriptions: kept.map(presented) });
}

/** Tells an address of nothing any more; what waited for it is forgotten. */
export async function unsubscribe(
  deps: SubscriptionDeps,
  actor: StaffActor,
  { name, id }: Named & { readonly id: string },
): Promise<Result<null, TraceRefusal>> {
  if (name !== SIMPLE_EVENT_QUERY) return err('TRACE.QUERY_NOT_FOUND');
  return deps.database.transaction(async (tx): Promise<Result<null, TraceRefusal>> => {
    const kept = await deps.subscriptions.find(tx, id);
    if (!kept || !(await deps.subscriptions.remove(tx, actor.stations, id))) return err('TRACE.SUBSCRIPTION_NOT_FOUND');
    const facts = { host: new URL(kept.dest).host };
    const by = { ...actor, station: kept.station };
    deps.ledger.append(tx, { actor: by, action: 'trace.unsubscribed', subject: id, facts });
    return ok(null);
  });
}

const presented = ({
  id,
  dest,
  schedule,
  reportIfEmpty,
  query,
  madeAt,
  sentAt,
  waiting,
  trouble,
}: KeptSubscription) => ({
  ...{ subscriptionID: id, dest, stream: schedule === null, schedule, reportIfEmpty, query: { ...query } },
  ...{ createdAt: madeAt.toISOString(), lastNotifiedAt: sentAt?.toISOString() ?? null, waiting, trouble },
});
