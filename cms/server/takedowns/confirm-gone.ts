import { takedownMoved, type StaffActor, type WholeTakedown } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { deliveryMachine } from '../deliveries/delivery.machine';
import { moveDelivery } from '../deliveries/move-delivery';
import { onOrder } from './on-order';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import { clearWhenDone } from './watch-gone';
import type { Watch } from './watch-store';

type Confirmed = {
  readonly id: string;
  readonly watch: string;
  readonly note: string;
  readonly proof: string | null;
};

/** Somebody says by name that a post is gone, with what proves it: for platforms that answer no machine. */
export function confirmGone(
  deps: TakedownDeps,
  actor: StaffActor,
  { id, watch: which, note, proof }: Confirmed,
): Promise<Result<WholeTakedown, TakedownRefusal>> {
  return onOrder(deps, { actor, seen: { id } }, async (tx, order) => {
    const watch = await deps.watches.byId(tx, which);
    if (watch?.order !== id) return err('HEARTH.NOT_FOUND');
    if (order.state !== 'ordered' || watch.state !== 'watching') return err('TAKEDOWN.NOT_NOW', { state: order.state });
    const probe = { url: watch.url, saw: 'confirmed', status: null, hash: proof, note, by: actor.id } as const;
    await deps.watches.addProbe(tx, watch, { id: deps.ids.next(), ...probe });
    await deps.watches.settle(tx, watch.id, { state: 'by_hand', wait: null });
    await bringDown(deps, tx, { watch, actor, note });
    const { number, station, state } = order;
    const facts = { number, watch: watch.id, note, ...(proof === null ? {} : { proof }) };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'takedown.confirmed', subject: id, facts });
    await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
    await clearWhenDone(deps, tx, watch);
    return ok(undefined);
  });
}

type Down = { readonly watch: Watch; readonly actor: StaffActor; readonly note: string };

/** The delivery goes down with it, where it still was on its way. */
async function bringDown(deps: TakedownDeps, tx: Tx, { watch, actor, note }: Down): Promise<void> {
  const row = watch.delivery === null ? undefined : await deps.deliveries.deliveries.forUpdate(tx, watch.delivery);
  if (!row) return;
  const toHand = deliveryMachine.transition(row.state, 'give_up')?.to === 'manual_takedown' ? ['give_up' as const] : [];
  if (toHand.length === 0 && row.state !== 'manual_takedown') return;
  const events = [...toHand, 'confirm_down' as const];
  await moveDelivery(deps.deliveries, tx, {
    row,
    move: { events, change: { nextAt: null }, actor, facts: { reason: note } },
  });
}
