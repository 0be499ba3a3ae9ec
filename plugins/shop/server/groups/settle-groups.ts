import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { OrderEvent } from '../../contract';
import { advanceOrder, type OrderDeps } from '../orders/advance-order';
import type { KeptOrder } from '../orders/order-store';
import type { GroupStore, KeptGroup } from './group-store';
import { groupMachine } from './group.machine';

/** Sends the money of an order back, in the caller's transaction; once, whoever asks. */
export type SendBack = (
  tx: Tx,
  what: { readonly order: string; readonly payment: string; readonly amount: number; readonly reason: string },
) => Promise<void>;

/** What deciding groups stands on. */
export type SettlingDeps = OrderDeps & { readonly groups: GroupStore; readonly sendBack: SendBack };

const AT_ONCE = 50;

/**
 * Decides the groups whose time is over: enough neighbours, and their orders are confirmed; too few, and all of their money goes back. Money
 * that comes later follows what was decided.
 */
export async function settleGroups(deps: SettlingDeps): Promise<number> {
  let settled = 0;
  for (const id of await deps.groups.due(AT_ONCE)) if (await decide(deps, id)) settled += 1;
  for (const { group, order } of await deps.groups.stray(AT_ONCE)) {
    await deps.database.transaction(async (tx) => {
      const of = await deps.groups.locked(tx, group);
      if (of) await follow(deps, tx, { group: of, order });
    });
    settled += 1;
  }
  return settled;
}

async function decide(deps: SettlingDeps, id: string): Promise<boolean> {
  const { database, groups, ledger } = deps;
  return database.transaction(async (tx) => {
    const group = await groups.locked(tx, id);
    // Somebody may have decided it meanwhile, or a payment may still be awaited.
    if (group?.state !== 'gathering' || group.waiting > 0) return false;
    const event = group.paid >= group.minimum ? 'confirm' : 'fail';
    const next = groupMachine.next(group.state, event);
    if (!next.ok || !(await groups.move(tx, group, next.value.state))) return false;
    const decided = { ...group, state: next.value.state };
    const { paid, minimum, station } = group;
    ledger.append(tx, { actor: clock(station), action: `group.${event}`, subject: id, facts: { paid, minimum } });
    for (const order of await groups.ordersOf(tx, id)) await follow(deps, tx, { group: decided, order: order.id });
    return true;
  });
}

type Following = { readonly group: KeptGroup; readonly order: string };

/** An order that is paid goes the way of its group. */
async function follow(deps: SettlingDeps, tx: Tx, { group, order: id }: Following): Promise<void> {
  const order = await deps.orders.locked(tx, id);
  if (order?.state !== 'paid' || order.payment === null) return;
  if (group.state !== 'failed') return advance(deps, tx, { order, event: 'confirm' });
  const { payment, amount, refunded } = order;
  if (amount === refunded) return;
  // The order moves when the money has gone; until then it waits, and is not asked for twice.
  await advance(deps, tx, { order, event: 'freeze' });
  await deps.sendBack(tx, { order: id, payment, amount: amount - refunded, reason: '未成团 The group did not gather' });
}

async function advance(
  deps: SettlingDeps,
  tx: Tx,
  { order, event }: { readonly order: KeptOrder; readonly event: OrderEvent },
): Promise<void> {
  await advanceOrder(deps, tx, { order, actor: clock(order.station), event });
}

const clock = (station: string): SystemActor => ({ kind: 'system', id: 'shop.groups', name: 'shop.groups', station });
