import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, hearthErrors } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Group, OrderEvent, shopErrors } from '../../contract';
import { advanceOrder, type OrderDeps } from '../orders/advance-order';
import type { KeptOrder } from '../orders/order-store';
import type { GroupStore } from './group-store';
import { groupMachine } from './group.machine';
import { shownGroup } from './shown-group';

type Deps = OrderDeps & { readonly groups: GroupStore };
type Refused =
  RefusalOf<typeof shopErrors, 'GROUP_NOT_FOUND' | 'GROUP_STATE'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Each order from where it stands; what went back, or is being looked into, stays where it is. */
const STEPS: Readonly<Record<string, readonly OrderEvent[]>> = {
  paid: ['confirm', 'pick', 'ship'],
  confirmed: ['pick', 'ship'],
  picking: ['ship'],
};

/** Sends a group of the actor's station off: all of its orders together, with their stock. */
export async function sendGroup(
  deps: Deps,
  actor: StaffActor,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Group, Refused>> {
  const { database, groups, ledger } = deps;
  return database.transaction(async (tx) => {
    const group = await groups.locked(tx, id);
    if (group?.station !== actor.station) return err('SHOP.GROUP_NOT_FOUND');
    if (group.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = groupMachine.next(group.state, 'send');
    if (!next.ok) return err('SHOP.GROUP_STATE', { state: group.state });
    const { state } = next.value;
    if (!(await groups.move(tx, group, state))) return err('HEARTH.CHANGED_MEANWHILE');
    const sent = await shipAll(deps, tx, { actor, group: id });
    ledger.append(tx, { actor, action: 'group.send', subject: id, facts: { orders: sent } });
    return ok(shownGroup({ ...group, state, version: version + 1 }));
  });
}

async function shipAll(
  deps: Deps,
  tx: Tx,
  { actor, group }: { readonly actor: StaffActor; readonly group: string },
): Promise<number> {
  const { groups, orders, stock } = deps;
  const found: KeptOrder[] = [];
  for (const { id } of await groups.ordersOf(tx, group)) {
    const order = await orders.locked(tx, id);
    if (order) found.push(order);
  }
  // All of their stock first and in one order, as everywhere.
  await stock.lock(
    tx,
    found.flatMap(({ lines }) => lines.map(({ variant }) => variant)),
  );
  for (const first of found) {
    let order = first;
    for (const event of STEPS[first.state] ?? []) {
      const moved = await advanceOrder(deps, tx, { order, actor, event });
      if (moved.ok) order = moved.value;
    }
  }
  return found.length;
}
