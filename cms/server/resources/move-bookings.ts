import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { takenBy, type BookingRefusal } from './book-resource';
import type { ResourceDeps } from './resource-deps';

type Span = { readonly from: string; readonly to: string };

/** Bookings that go along with their assignment, from its old span to its new one. */
export type Moving = {
  readonly actor: StaffActor;
  readonly station: string;
  readonly assignment: string;
  readonly from: Span;
  readonly to: Span;
};

/**
 * Moves what an assignment takes along to its new times, in the caller's transaction; a thing that somebody else has then is named.
 * A booking that was made for other hours than the assignment's stays where somebody put it, and an override stays an override.
 */
export async function moveBookings(
  deps: ResourceDeps,
  tx: Tx,
  { actor, station, assignment, from, to }: Moving,
): Promise<Result<null, BookingRefusal>> {
  const own = await deps.bookings.ofAssignment(assignment, tx);
  const along = own.filter((booking) => booking.from === from.from && booking.to === from.to);
  await deps.resources.hold(
    tx,
    [station],
    along.map(({ resource }) => resource),
  );
  for (const { id, resource, name, overrideReason } of along) {
    const others = (await deps.bookings.inTheWay(tx, resource, to)).filter((one) => one.id !== id);
    const [first] = others;
    if (first && overrideReason === null) return err('RESOURCES.TAKEN', takenBy(first, name));
    await deps.bookings.move(tx, id, to);
    const facts = { resource, assignment, ...to };
    deps.ledger.append(tx, { actor, action: 'booking.moved', subject: id, facts });
  }
  return ok(null);
}
