import { takedownMoved, type StaffActor, type TakedownBody, type WholeTakedown } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { carryOut } from './carry-out';
import { findScope } from './find-scope';
import { onOrder, type Seen } from './on-order';
import { takedownMachine } from './takedown.machine';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import type { NewOrder, Order } from './takedown-store';
import { tellDeclined, tellProposed } from './tell-takedown';
import { wholeTakedownOf } from './view-takedowns';

type Done = Promise<Result<WholeTakedown, TakedownRefusal>>;

/** Proposes an order (提请撤稿) or gives it at once; what it hits is found in the same transaction in which it is hit. */
export async function writeOrder(
  deps: TakedownDeps,
  actor: StaffActor,
  { body, gives }: { readonly body: TakedownBody; readonly gives: boolean },
): Done {
  if (!(await isSomebody(deps, actor, body.responsible))) return err('TAKEDOWN.NOBODY');
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, TakedownRefusal>> => {
    const now = await deps.time.now(tx);
    const dueAt = new Date(now.getTime() + body.minutes * 60_000);
    const given = gives ? ({ state: 'ordered', orderedBy: actor.id, orderedAt: now, dueAt } as const) : NOT_GIVEN;
    const fresh: NewOrder = { id, station: actor.station, ...body, proposedBy: gives ? null : actor.id, ...given };
    const { number } = body;
    if (!(await deps.orders.insert(tx, fresh))) return err('TAKEDOWN.NUMBER_TAKEN', { number });
    const order = await deps.orders.forUpdate(tx, id);
    if (!order) return err('HEARTH.NOT_FOUND');
    if (gives) return hitAll(deps, tx, { actor, order });
    const hits = await hitsOf(deps, tx, { actor, order });
    if (hits.length === 0) return err('TAKEDOWN.HITS_NOTHING');
    deps.ledger.append(tx, { actor, action: 'takedown.proposed', subject: id, facts: { number } });
    await deps.outbox.append(tx, takedownMoved({ station: actor.station, orderId: id, number, state: 'proposed' }));
    await tellProposed(deps, tx, order);
    return ok(undefined);
  });
  return done.ok ? wholeTakedownOf(deps, actor, id) : done;
}

/** Gives an order that was proposed. */
export function giveOrder(deps: TakedownDeps, actor: StaffActor, seen: Seen): Done {
  return onOrder(deps, { actor, seen }, async (tx, kept) => {
    const next = takedownMachine.next(kept.state, 'order', { isSecond: true });
    if (!next.ok) return err('TAKEDOWN.NOT_NOW', { state: kept.state });
    const now = await deps.time.now(tx);
    const dueAt = new Date(now.getTime() + kept.minutes * 60_000);
    const change = { state: next.value.state, orderedBy: actor.id, orderedAt: now, dueAt };
    const order = await deps.orders.change(tx, kept, change);
    if (!order) return err('HEARTH.CHANGED_MEANWHILE');
    return hitAll(deps, tx, { actor, order });
  });
}

/** Declines a proposal with a reason. */
export function declineOrder(deps: TakedownDeps, actor: StaffActor, input: Seen & { readonly reason: string }): Done {
  return onOrder(deps, { actor, seen: input }, async (tx, kept) => {
    const next = takedownMachine.next(kept.state, 'decline', { isSecond: true });
    if (!next.ok) return err('TAKEDOWN.NOT_NOW', { state: kept.state });
    const order = await deps.orders.change(tx, kept, { state: next.value.state, declinedReason: input.reason });
    if (!order) return err('HEARTH.CHANGED_MEANWHILE');
    const { id, number, station, state } = order;
    const deed = { action: 'takedown.declined', subject: id, facts: { reason: input.reason } };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...deed });
    await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
    await tellDeclined(deps, tx, { order, by: actor.id, reason: input.reason });
    return ok(undefined);
  });
}

const NOT_GIVEN = { state: 'proposed', orderedBy: null, orderedAt: null, dueAt: null } as const;

type Given = { readonly actor: StaffActor; readonly order: Order };

async function hitsOf(deps: TakedownDeps, tx: Tx, { actor, order: { scope } }: Given): ReturnType<typeof findScope> {
  // What a search finds changes from minute to minute; an order hits what somebody has looked at.
  if (scope.kind === 'search' && scope.chosen.length === 0) return [];
  return findScope(deps, tx, { scope, stations: actor.stations });
}

async function hitAll(deps: TakedownDeps, tx: Tx, given: Given): Promise<Result<void, TakedownRefusal>> {
  const hits = await hitsOf(deps, tx, given);
  if (hits.length === 0) return err('TAKEDOWN.HITS_NOTHING');
  await carryOut(deps, tx, { ...given, hits });
  return ok(undefined);
}

async function isSomebody({ people, stations }: TakedownDeps, actor: StaffActor, id: string): Promise<boolean> {
  const [person] = await people.byIds([id]);
  return person?.active === true && (await stations.tree()).sees(person.station, actor.station);
}
