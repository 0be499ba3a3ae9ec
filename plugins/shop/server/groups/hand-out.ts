import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf, hearthErrors } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { GroupState, Lead, LedGroup, Leader, shopErrors } from '../../contract';
import { advanceOrder, type OrderDeps } from '../orders/advance-order';
import type { GroupStore, KeptGroup } from './group-store';
import { groupMachine } from './group.machine';
import type { LeaderStore } from './leader-store';
import type { PickupCodes } from './pickup-code';
import { numberOf, shownLeader } from './shown-group';

/** What handing out stands on. */
export type HandingDeps = OrderDeps & {
  readonly groups: GroupStore;
  readonly leaders: LeaderStore;
  readonly codes: PickupCodes;
};

type Refused<Name extends 'GROUP_NOT_FOUND' | 'GROUP_STATE' | 'PICKUP_CODE' | 'ORDER_NOT_FOUND'> = RefusalOf<
  typeof shopErrors,
  Name
>;

/** Whether the reader leads, and the groups that they lead. */
export async function seeLed(
  { database, groups, leaders }: HandingDeps,
  { station, id }: ReaderActor,
): Promise<Result<{ leader: Leader | null; groups: LedGroup[] }>> {
  const leader = await leaders.ofReader(database.read, station, id);
  if (!leader) return ok({ leader: null, groups: [] });
  return ok({ leader: shownLeader(leader), groups: [...(await groups.ledBy(leader.id))] });
}

/** The leader says that the goods came: each order of the group is delivered. */
export async function sayArrived(
  deps: HandingDeps,
  actor: ReaderActor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<
  Result<null, Refused<'GROUP_NOT_FOUND' | 'GROUP_STATE'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>>
> {
  const { database, groups, orders, ledger } = deps;
  return database.transaction(async (tx) => {
    const group = await ledGroup(deps, tx, { actor, id });
    if (!group) return err('SHOP.GROUP_NOT_FOUND');
    if (group.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = groupMachine.next(group.state, 'arrive');
    if (!next.ok) return err('SHOP.GROUP_STATE', { state: group.state });
    if (!(await groups.move(tx, group, next.value.state))) return err('HEARTH.CHANGED_MEANWHILE');
    for (const one of await groups.ordersOf(tx, id)) {
      const order = await orders.locked(tx, one.id);
      if (order?.state === 'shipped') await advanceOrder(deps, tx, { order, actor, event: 'deliver' });
    }
    ledger.append(tx, { actor, action: 'group.arrive', subject: id });
    return ok(null);
  });
}

/** The leader hands out what a code stands for; the last one closes the group. */
export async function handOut(
  deps: HandingDeps,
  actor: ReaderActor,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<Result<{ number: string; quantity: number }, Refused<'GROUP_NOT_FOUND' | 'GROUP_STATE' | 'PICKUP_CODE'>>> {
  const { database, groups, orders, codes } = deps;
  return database.transaction(async (tx) => {
    const group = await ledGroup(deps, tx, { actor, id });
    if (!group) return err('SHOP.GROUP_NOT_FOUND');
    if (group.state !== 'arrived') return err('SHOP.GROUP_STATE', { state: group.state });
    const waiting = (await groups.ordersOf(tx, id)).filter(({ state }) => state === 'delivered');
    const found = waiting.find((one) => codes.isOf(one.id, code));
    const order = found && (await orders.locked(tx, found.id));
    if (!found || !order) return err('SHOP.PICKUP_CODE');
    const moved = await advanceOrder(deps, tx, { order, actor, event: 'receive' });
    if (!moved.ok) return err('SHOP.PICKUP_CODE');
    if (waiting.length === 1) await groups.move(tx, group, 'closed');
    return ok({ number: numberOf(found.id), quantity: found.quantity });
  });
}

/** Where a reader picks their order up, and what they say there. */
export async function seeCode(
  { database, groups, orders, codes }: HandingDeps,
  { station, id: buyer }: ReaderActor,
  order: string,
): Promise<Result<{ code: string; point: Lead; state: GroupState }, Refused<'ORDER_NOT_FOUND'>>> {
  const own = await orders.ofBuyer(buyer, order);
  const id = own && (await groups.groupOf(database.read, order));
  const group = id === undefined ? undefined : await groups.find(database.read, station, id);
  if (!group) return err('SHOP.ORDER_NOT_FOUND');
  return ok({ code: codes.of(order), point: group.point, state: group.state });
}

/** A group that the reader leads; anybody else's is not there. */
async function ledGroup(
  { groups, leaders }: HandingDeps,
  tx: Tx,
  { actor, id }: { readonly actor: ReaderActor; readonly id: string },
): Promise<KeptGroup | undefined> {
  const leader = await leaders.ofReader(tx, actor.station, actor.id);
  const group = leader && (await groups.locked(tx, id));
  return group?.leader === leader?.id ? group : undefined;
}
