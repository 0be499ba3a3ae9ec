import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { OrderHold, shopErrors } from '../../contract';
import type { EvidenceDeps } from './export-evidence';

type Deps = Pick<EvidenceDeps, 'database' | 'ledger' | 'orders' | 'holds'> & { readonly ids: Ids };
type Refused<Name extends 'ORDER_NOT_FOUND' | 'ORDER_HELD' | 'ORDER_NOT_HELD'> = RefusalOf<typeof shopErrors, Name>;

/** Whether an order is held, and until when it is kept. */
export type Holds = { readonly holds: OrderHold[]; readonly keptUntil: string | null };

/** Why somebody holds an order, or lets go of it. */
export type HoldWish = { readonly id: string; readonly reason: string };

/** The holds of an order of the actor's station. */
export async function seeHolds(
  { orders, holds }: Deps,
  { station }: StaffActor,
  id: string,
): Promise<Result<Holds, Refused<'ORDER_NOT_FOUND'>>> {
  if (!(await orders.ofStation(station, id))) return err('SHOP.ORDER_NOT_FOUND');
  return ok({ holds: [...(await holds.of(id))], keptUntil: await holds.keptUntil(id) });
}

/** Holds an order of the actor's station. */
export async function holdOrder(
  deps: Deps,
  actor: StaffActor,
  { id, reason }: HoldWish,
): Promise<Result<Holds, Refused<'ORDER_NOT_FOUND' | 'ORDER_HELD'>>> {
  const { database, ids, ledger, holds } = deps;
  return database.transaction(async (tx) => {
    if (!(await isOwn(deps, tx, { station: actor.station, id }))) return err('SHOP.ORDER_NOT_FOUND');
    const hold = { id: ids.next(), station: actor.station, order: id, reason, by: actor.id };
    if (!(await holds.put(tx, hold))) return err('SHOP.ORDER_HELD');
    ledger.append(tx, { actor, action: 'order.held-for-evidence', subject: id, facts: { reason } });
    return ok({ holds: [...(await holds.of(id, tx))], keptUntil: await holds.keptUntil(id, tx) });
  });
}

/** Lets go of an order. */
export async function liftHold(
  deps: Deps,
  actor: StaffActor,
  { id, reason }: HoldWish,
): Promise<Result<Holds, Refused<'ORDER_NOT_FOUND' | 'ORDER_NOT_HELD'>>> {
  const { database, ledger, holds } = deps;
  return database.transaction(async (tx) => {
    if (!(await isOwn(deps, tx, { station: actor.station, id }))) return err('SHOP.ORDER_NOT_FOUND');
    if (!(await holds.lift(tx, { order: id, by: actor.id, reason }))) return err('SHOP.ORDER_NOT_HELD');
    ledger.append(tx, { actor, action: 'order.hold-lifted', subject: id, facts: { reason } });
    return ok({ holds: [...(await holds.of(id, tx))], keptUntil: await holds.keptUntil(id, tx) });
  });
}

async function isOwn({ orders }: Deps, tx: Tx, { station, id }: { station: string; id: string }): Promise<boolean> {
  return (await orders.locked(tx, id))?.station === station;
}
