import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { parcelMoved, type Address, type ParcelLine, type ParcelState, type Ship } from '../../contract';
import { advanceOrder } from '../orders/advance-order';
import { leaveInPart } from '../orders/leave-in-part';
import { orderMachine } from '../orders/order.machine';
import type { KeptOrder } from '../orders/order-store';
import type { ParcelDeps, ParcelRefusal } from './parcel-deps';
import { leftOf, mergedLines, tooMuchOf } from './parcel.rules';
import type { KeptParcel } from './parcel-store';

/** A parcel that went out, and whether it was known already: whoever presses twice sends one. */
export type Shipped = { readonly parcel: KeptParcel; readonly known: boolean };

type Outcome = Result<Shipped, ParcelRefusal>;

/**
 * Sends all or some of an order. Whoever types in a number has packed it, so the order is confirmed and picked on the way. What is in the
 * box leaves stock with it; with its last unit the order is shipped, and not before: the promise of 48 hours is about the whole of it.
 */
export async function shipParcel(
  deps: ParcelDeps,
  actor: StaffActor,
  { id, ...ship }: Ship & { readonly id: string },
): Promise<Outcome> {
  return deps.database.transaction(async (tx): Promise<Outcome> => {
    const order = await deps.orders.locked(tx, id);
    if (order?.station !== actor.station) return err('SHOP.ORDER_NOT_FOUND');
    const { station } = actor;
    await deps.parcels.lockNumber(tx, { station, ...ship });
    const box = await deps.parcels.underNumber(tx, { station, ...ship });
    const known = box.find((parcel) => parcel.order === id);
    if (known) return ok({ parcel: known, known: true });
    const [first] = box;
    if (first && !(await fitsIn(deps, tx, { order, first }))) return err('PARCELS.NUMBER_USED', { order: first.order });
    const packed = await packedOf(deps, tx, { order, lines: ship.lines });
    if (!packed.ok) return packed;
    const ready = await makeReady(deps, tx, { order, actor });
    if (!ready.ok) return ready;
    const { lines } = packed.value;
    const parcel = await insert(deps, tx, { order: ready.value, actor, ship, lines, isAlone: first === undefined });
    if (!parcel.ok) return parcel;
    const sent = await sendOff(deps, tx, { order: ready.value, actor, ...packed.value });
    return sent.ok ? ok({ parcel: parcel.value, known: false }) : sent;
  });
}

/** What of a box may still be filled up. */
const OPEN: readonly ParcelState[] = ['sent', 'moving', 'stuck'];

type Fitting = { readonly order: KeptOrder; readonly first: KeptParcel };

/** Whether an order may go in a box that holds another (合箱): one buyer's, to one door, and on its way. A number typed by mistake fits in none. */
async function fitsIn({ parcels, addresses }: ParcelDeps, tx: Tx, { order, first }: Fitting): Promise<boolean> {
  if (!OPEN.includes(first.state) || (await parcels.buyerOf(tx, first.order)) !== order.buyer) return false;
  const [here, there] = [await addresses.of(order.id, tx), await addresses.of(first.order, tx)];
  return here !== undefined && there !== undefined && isSameDoor(here, there);
}

const isSameDoor = (a: Address, b: Address): boolean =>
  a.region === b.region && a.detail === b.detail && a.name === b.name && a.phone === b.phone;

type Packed = { readonly lines: readonly ParcelLine[]; readonly isAll: boolean };
type Packing = { readonly order: KeptOrder; readonly lines: readonly ParcelLine[] | undefined };

async function packedOf(deps: ParcelDeps, tx: Tx, { order, lines }: Packing): Promise<Result<Packed, ParcelRefusal>> {
  const left = leftOf(order.lines, await deps.parcels.packed(tx, order.id));
  if (left.length === 0) return err('PARCELS.NOTHING_LEFT');
  const wanted = mergedLines(lines ?? left);
  const tooMuch = tooMuchOf(wanted, left);
  if (tooMuch) return err('PARCELS.MORE_THAN_LEFT', tooMuch);
  const sum = (some: readonly ParcelLine[]): number => some.reduce((all, { quantity }) => all + quantity, 0);
  return ok({ lines: wanted, isAll: sum(wanted) === sum(left) });
}

type Going = { readonly order: KeptOrder; readonly actor: StaffActor };

/** Brings an order to where it may leave. One that was shipped by hand only gets its number. */
async function makeReady(deps: ParcelDeps, tx: Tx, { order, actor }: Going): Promise<Result<KeptOrder, ParcelRefusal>> {
  let now = order;
  if (now.state === 'paid' || now.state === 'confirmed') {
    if (now.region === null) return err('SHOP.ADDRESS_MISSING');
    for (const event of now.state === 'paid' ? (['confirm', 'pick'] as const) : (['pick'] as const)) {
      const moved = await advanceOrder(deps, tx, { order: now, actor, event });
      if (!moved.ok) return moved;
      now = moved.value;
    }
  }
  if (now.state === 'picking' || now.state === 'shipped') return ok(now);
  return err('SHOP.ORDER_STATE', { state: now.state, event: 'ship', allowed: orderMachine.allowed(now.state) });
}

/** What is packed leaves the house; the order does with its last unit. One that was shipped by hand has left already. */
async function sendOff(
  deps: ParcelDeps,
  tx: Tx,
  { order, actor, lines, isAll }: Going & Packed,
): Promise<Result<null, ParcelRefusal>> {
  if (order.state !== 'picking') return ok(null);
  if (!isAll) {
    await leaveInPart(deps, tx, { order, packed: lines });
    return ok(null);
  }
  const sent = await advanceOrder(deps, tx, { order, actor, event: 'ship' });
  return sent.ok ? ok(null) : sent;
}

type Inserting = Going & { readonly ship: Ship; readonly lines: readonly ParcelLine[]; readonly isAlone: boolean };

async function insert(
  deps: ParcelDeps,
  tx: Tx,
  { order, actor, ship: { company, number }, lines, isAlone }: Inserting,
): Promise<Result<KeptParcel, ParcelRefusal>> {
  const { station } = order;
  const id = deps.ids.next();
  // Of a box its carrier tells once.
  const told = isAlone ? await tellerOf(deps, { station, company }) : BY_HAND;
  const row = { id, station, order: order.id, company, number, ...told, lines, sentBy: actor.id };
  // Its number was looked for under a lock, so that nobody can have taken it since.
  if (!(await deps.parcels.insert(tx, row))) return err('HEARTH.CHANGED_MEANWHILE');
  deps.ledger.append(tx, {
    ...{ actor, action: 'parcel.sent', subject: id, version: '1', facts: { order: order.id, company, number } },
  });
  await deps.outbox.append(tx, parcelMoved({ station, parcelId: id, orderId: order.id, to: 'sent', version: 1 }));
  if (told.watch === 'wanted') await deps.due(tx);
  const made = await deps.parcels.find(tx, id);
  return made ? ok(made) : err('PARCELS.PARCEL_NOT_FOUND');
}

/** Who will tell of a parcel: what goes by hand nobody knows of. */
export async function tellerOf(
  { carriers }: ParcelDeps,
  { station, company }: Pick<KeptParcel, 'station' | 'company'>,
): Promise<Pick<KeptParcel, 'carrier' | 'watch'>> {
  const carrier = company === 'other' ? undefined : await carriers.of(station);
  return carrier ? { carrier: carrier.name, watch: 'wanted' } : BY_HAND;
}

const BY_HAND = { carrier: 'manual', watch: 'none' } as const;
