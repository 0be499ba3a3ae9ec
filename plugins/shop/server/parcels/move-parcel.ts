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

/** What lies in a box of one order, with that order. */
export type InBox = { readonly parcel: KeptParcel; readonly order: KeptOrder };

/** A parcel with its order, and what else lies in its box, all held by the caller: the orders first, so that no two take them crosswise. */
export type Held = InBox & { readonly others: readonly InBox[] };

/** Holds a parcel, its order, and whatever goes under the same number; `undefined` where there is none. */
export async function holdBox(deps: ParcelDeps, tx: Tx, id: string): Promise<Held | undefined> {
  const found = await deps.parcels.find(tx, id);
  if (!found) return undefined;
  const orders = new Map<string, KeptOrder>();
  const lockAll = async (box: readonly KeptParcel[]): Promise<void> => {
    for (const order of [...new Set(box.map((parcel) => parcel.order))].sort()) {
      const locked = orders.get(order) ?? (await deps.orders.locked(tx, order));
      if (locked) orders.set(order, locked);
    }
  };
  await lockAll([found, ...(await deps.parcels.underNumber(tx, found))]);
  // Nothing joins the box from here on; what did since is taken too.
  await deps.parcels.lockNumber(tx, found);
  const box = await deps.parcels.underNumber(tx, found);
  await lockAll(box);
  const held: InBox[] = [];
  for (const one of new Set([id, ...box.map((parcel) => parcel.id)])) {
    const parcel = await deps.parcels.hold(tx, one);
    const order = parcel && orders.get(parcel.order);
    if (parcel && order) held.push({ parcel, order });
  }
  const own = held.find(({ parcel }) => parcel.id === id);
  // One that got another number meanwhile is in this box no more.
  const isWithin = ({ parcel: { company, number } }: InBox): boolean =>
    company === own?.parcel.company && number === own.parcel.number;
  return own && { ...own, others: held.filter((one) => one !== own && isWithin(one)) };
}

/** What happens to a parcel, by whom, and what is written beside it. */
export type ParcelMove = InBox & {
  readonly event: ParcelEvent;
  readonly actor: Actor;
  readonly reason?: string;
  readonly patch?: Omit<ParcelPatch, 'state'>;
};

/** Moves a box: whatever lies in it goes the same way, and each of its orders has arrived when all that it is in has. */
export async function moveBox(
  deps: ParcelDeps,
  tx: Tx,
  { others, ...move }: ParcelMove & Pick<Held, 'others'>,
): Promise<Result<KeptParcel, ParcelRefusal>> {
  const moved = await moveParcel(deps, tx, move);
  if (!moved.ok) return moved;
  const { event, actor, reason = '', patch = {} } = move;
  const { deliveredAt } = patch;
  for (const one of others) {
    if (!parcelMachine.next(one.parcel.state, event).ok) continue;
    const along = deliveredAt ? { patch: { deliveredAt } } : {};
    const followed = await moveParcel(deps, tx, { ...one, event, actor, reason, ...along });
    if (!followed.ok) return followed;
  }
  return moved;
}

/** Moves one parcel, and its order with the last one that arrives. */
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
