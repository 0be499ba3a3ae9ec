import type { StaffActor, WholeTakedown } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import type { Order } from './takedown-store';
import { wholeTakedownOf } from './view-takedowns';

/** The order as somebody saw it; without a version whoever acts does not depend on it. */
export type Seen = { readonly id: string; readonly version?: number };

type Act = (tx: Tx, order: Order) => Promise<Result<void, TakedownRefusal>>;

/** Holds an order that somebody saw, lets them act on it, and shows it as it is then. */
export async function onOrder(
  deps: TakedownDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Seen },
  act: Act,
): Promise<Result<WholeTakedown, TakedownRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, TakedownRefusal>> => {
    const order = await deps.orders.forUpdate(tx, seen.id);
    if (!order || !actor.stations.includes(order.station)) return err('HEARTH.NOT_FOUND');
    if (seen.version !== undefined && seen.version !== order.version) return err('HEARTH.CHANGED_MEANWHILE');
    return act(tx, order);
  });
  return done.ok ? wholeTakedownOf(deps, actor, seen.id) : done;
}
