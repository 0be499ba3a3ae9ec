import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { bookAll, takenBy, type BookingRefusal } from './book-resource';
import type { ShownBooking } from './booking-store';
import type { ResourceDeps } from './resource-deps';

type Span = { readonly from: string; readonly to: string };

/** What an assignment takes along from now on, and when. */
export type Rebooking = {
  readonly actor: StaffActor;
  readonly station: string;
  readonly assignment: string;
  readonly from: Span;
  readonly to: Span;
  /** All of it; left out, what it has stays. */
  readonly resources: readonly string[] | undefined;
  /** Only from somebody who may override. */
  readonly overrideReason: string | undefined;
};

/**
 * Brings what an assignment takes along to its new times and to what is wanted now, in the caller's transaction: things given back,
 * things that go along, things that are new. Whatever somebody else has then is named. A booking that was made for other hours than
 * the assignment's stays where somebody put it, and an override stays an override. Says whether other things are taken along than before.
 */
export async function rebook(deps: ResourceDeps, tx: Tx, wanted: Rebooking): Promise<Result<boolean, BookingRefusal>> {
  const { actor, station, assignment, to, overrideReason } = wanted;
  const own = await deps.bookings.ofAssignment(assignment, tx);
  const resources = wanted.resources ?? own.map(({ resource }) => resource);
  const stay = own.filter(({ resource }) => resources.includes(resource));
  const gone = own.filter(({ resource }) => !resources.includes(resource));
  const fresh = resources.filter((id) => own.every(({ resource }) => resource !== id));
  // Held together and in one order: two who change their bookings at once wait for each other and never cross.
  await deps.resources.hold(tx, [station], [...stay.map(({ resource }) => resource), ...fresh]);
  for (const { id, resource } of gone) {
    await deps.bookings.release(tx, id, actor.id);
    deps.ledger.append(tx, { actor, action: 'booking.released', subject: id, facts: { resource, assignment } });
  }
  const moved = await moveAlong(deps, tx, { ...wanted, stay });
  if (!moved.ok) return moved;
  if (fresh.length > 0) {
    const booked = await bookAll(deps, tx, {
      ...{ actor, station, assignment, purpose: '', ...to },
      ...{ resources: fresh, overrideReason },
    });
    if (!booked.ok) return booked;
  }
  return ok(gone.length + fresh.length > 0);
}

/** Moves the bookings that were made for the old times onto the new ones. */
async function moveAlong(
  deps: ResourceDeps,
  tx: Tx,
  { actor, assignment, from, to, stay, overrideReason }: Rebooking & { readonly stay: readonly ShownBooking[] },
): Promise<Result<null, BookingRefusal>> {
  if (from.from === to.from && from.to === to.to) return ok(null);
  const along = stay.filter((booking) => booking.from === from.from && booking.to === from.to);
  for (const { id, resource, name, overrideReason: before } of along) {
    const [first] = (await deps.bookings.inTheWay(tx, resource, to)).filter((one) => one.id !== id);
    const reason = before ?? (first ? (overrideReason ?? null) : null);
    if (first && reason === null) return err('RESOURCES.TAKEN', takenBy(first, name));
    await deps.bookings.move(tx, id, { ...to, overrideReason: reason });
    const facts = { resource, assignment, ...to, ...(first ? { overrides: first.id } : {}) };
    deps.ledger.append(tx, { actor, action: 'booking.moved', subject: id, facts });
  }
  return ok(null);
}
