import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { parcelMoved, type ParcelEvent } from '../../contract';
import { advanceOrder } from '../orders/advance-order';
import type { KeptOrder } from '../orders/order-store';
import type { ParcelDeps, ParcelRefusal } from './parcel-deps';
import { parcelMachine } from './parcel.machine';
import { leftOf } from './parcel.rules';
import type { KeptParcel, ParcelPatch } from './parcel-store';

/** A parcel with its order, both held by the caller: the order first, so that no two take them crosswise. */
export type Held = { readonly parcel: KeptParcel; readonly order: KeptOrder };

/** Holds a parcel and its order; `undefined` where there is none. */
export async function holdBoth(deps: ParcelDeps, tx: Tx, id: string): Promise<Held | undefined> {
  const found = await deps.parcels.find(tx, id);
  const order = found && (await deps.orders.locked(tx, found.order));
  const parcel = order && (await deps.parcels.hold(tx, id));
  return order && parcel ? { order, parcel } : undefined;
}

/** What happens to a parcel, by whom, and what is written beside it. */
export type ParcelMove = Held & {
  readonly event: ParcelEvent;
  readonly actor: Actor;
  readonly reason?: string;
  readonly patch?: Omit<ParcelPatch, 'state'>;
};

/** Moves a parcel, and its order with the last one that arrives. */
export async function moveParcel(
  deps: ParcelDeps,
  tx: Tx,
  { parcel, order, event, actor, reason = '', patch = {} }: ParcelMove,
): Promise<Result<KeptParcel, ParcelRefusal>> {
  const next = parcelMachine.next(parcel.state, event);
  if (!next.ok) {
    return err('PARCELS.PARCEL_STATE', { state: parcel.state, event, allowed: parcelMachine.allowed(parcel.state) });
  }
  const { state } = next.value;
  const delivered = state === 'delivered' ? { deliveredAt: patch.deliveredAt ?? deps.clock.now() } : {};
  if (!(await deps.parcels.move(tx, parcel, { ...patch, ...delivered, state }))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station } = parcel;
  const version = parcel.version + 1;
  const facts = { order: order.id, from: parcel.state, ...(reason === '' ? {} : { reason }) };
  deps.ledger.append(tx, { actor, action: `parcel.${event}`, subject: id, version: String(version), facts });
  await deps.outbox.append(tx, parcelMoved({ station, parcelId: id, orderId: order.id, to: state, version }));
  if (state === 'delivered') await deliverOrder(deps, tx, { order, actor });
  const now = await deps.parcels.find(tx, id);
  return ok(now ?? parcel);
}

/** An order has arrived with the last of its parcels; of what lies in none of them nobody knows. */
async function deliverOrder(
  deps: ParcelDeps,
  tx: Tx,
  { order, actor }: { readonly order: KeptOrder; readonly actor: Actor },
): Promise<void> {
  if (order.state !== 'shipped') return;
  const parcels = await deps.parcels.ofOrder(tx, order.id);
  const packed = parcels.flatMap(({ lines }) => lines);
  if (parcels.some(({ state }) => state !== 'delivered') || leftOf(order.lines, packed).length > 0) return;
  // Held by the caller and shipped: its machine lets it arrive.
  await advanceOrder(deps, tx, { order, actor, event: 'deliver' });
}
