import {
  GATES_FOR_PEOPLE,
  type DeliveryGate,
  type DeliveryShown,
  type Embargo,
  type MissedPolicy,
  type PostingEvent,
  type PostingState,
  type StaffActor,
} from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Delivery, DeliveryChange, WithStanding } from './delivery-store';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import type { DeliveryLists } from './delivery-list-store';
import { moveDelivery } from './move-delivery';
import { followLive } from './settle';
import { presentDelivery } from './view-deliveries';

type Deps = DeliveryDeps & { readonly lists: DeliveryLists };
type Seen = { readonly id: string; readonly version: number };
type Acted = Promise<Result<DeliveryShown, DeliveryRefusal>>;
type Wanted = { readonly change?: DeliveryChange; readonly facts: Readonly<Record<string, unknown>> };

/** Whether somebody may say by name that it goes all the same. */
export const isReleasable = ({ state, gate }: { state: PostingState; gate: DeliveryGate | null }): boolean =>
  state === 'gated' && gate !== null && GATES_FOR_PEOPLE.includes(gate);

/** Lifts an embargo that waits for a person (放行), or says of a missed time that it is sent all the same. A hard embargo stays. */
export function releaseDelivery(deps: Deps, actor: StaffActor, input: Seen & { readonly reason: string }): Acted {
  return onDelivery(deps, { actor, seen: input }, async (tx, row) => {
    if (!isReleasable(row)) return err('DELIVERY.NOTHING_TO_RELEASE');
    const now = await deps.time.now(tx);
    const change = { releasedAt: now, releasedBy: actor.id, nextAt: now, gate: row.gate };
    const facts = { released: row.gate, reason: input.reason };
    return moved(deps, tx, { row, actor, event: 'hold', wanted: { change, facts } });
  });
}

/** Cancels, mends or drops a delivery, each with its reason. */
export function decideDelivery(
  deps: Deps,
  actor: StaffActor,
  input: Seen & { readonly reason: string; readonly event: 'cancel' | 'mend' | 'drop' | 'confirm_down' },
): Acted {
  const { reason, event } = input;
  return onDelivery(deps, { actor, seen: input }, async (tx, row) => {
    const nextAt = event === 'mend' ? await deps.time.now(tx) : null;
    const fresh = event === 'mend' ? { attempt: 0, looks: 0, problem: null } : {};
    return moved(deps, tx, { row, actor, event, wanted: { change: { nextAt, ...fresh }, facts: { reason } } });
  });
}

/** Keeps where a person posted it by hand (回填链接): the link is the proof. */
export function proveDelivery(deps: Deps, actor: StaffActor, input: Seen & { readonly url: string }): Acted {
  const { url } = input;
  return onDelivery(deps, { actor, seen: input }, async (tx, row, held) => {
    if (!/^https?:\/\/[^/\s]+\.[^/\s]+/i.test(url)) return err('DELIVERY.NOT_A_POST');
    const liveAt = await deps.time.now(tx);
    const change = { url, platformId: url, liveAt, nextAt: row.endsAt, problem: null };
    const done = await moved(deps, tx, { row, actor, event: 'prove', wanted: { change, facts: { url } } });
    if (done.ok) await followLive(deps, tx, held);
    return done;
  });
}

type Schedule = Seen & {
  readonly dueAt: string;
  readonly endsAt: string | null;
  readonly embargo: Embargo;
  readonly missed: MissedPolicy;
  readonly reason: string;
};

/**
 * Sets when one edition goes out, what holds it back and when it ends (改期). A release by name was given for what was set before, so it
 * goes with it; of what is out already, only the end moves.
 */
export function scheduleDelivery(deps: Deps, actor: StaffActor, input: Schedule): Acted {
  const { dueAt, endsAt, embargo, missed, reason } = input;
  return onDelivery(deps, { actor, seen: input }, async (tx, row) => {
    const end = endsAt === null ? null : new Date(endsAt);
    const begin = row.liveAt ?? new Date(dueAt);
    if (end && end <= begin) return err('DELIVERY.ENDS_BEFORE_IT_BEGINS');
    const anew = {
      dueAt: new Date(dueAt),
      embargo,
      missed,
      releasedAt: null,
      releasedBy: null,
      nextAt: new Date(dueAt),
    };
    const change = row.state === 'live' ? { nextAt: end, endsAt: end } : { ...anew, endsAt: end };
    const facts = { dueAt, endsAt, embargo, missed, reason };
    return moved(deps, tx, { row, actor, event: 'reschedule', wanted: { change, facts } });
  });
}

type On = { readonly actor: StaffActor; readonly seen: Seen };
type Change = (tx: Tx, row: Delivery, held: WithStanding) => Promise<Result<unknown, DeliveryRefusal>>;

/** Holds the delivery that somebody saw, lets them change it, and shows it as it is then. */
async function onDelivery(deps: Deps, { actor, seen }: On, change: Change): Acted {
  return deps.database.transaction(async (tx) => {
    const held = await deps.deliveries.withStanding(tx, seen.id);
    const row = held?.row;
    if (!row || !actor.stations.includes(row.station)) return err('HEARTH.NOT_FOUND');
    if (row.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    const done = await change(tx, row, held);
    if (!done.ok) return done;
    const now = await deps.lists.byId(tx, row.id);
    return now ? ok(presentDelivery(now)) : err('HEARTH.NOT_FOUND');
  });
}

type Moved = {
  readonly row: Delivery;
  readonly actor: StaffActor;
  readonly event: PostingEvent;
  readonly wanted: Wanted;
};

const moved = (deps: Deps, tx: Tx, { row, actor, event, wanted }: Moved) =>
  moveDelivery(deps, tx, { row, move: { events: [event], actor, ...wanted } });
