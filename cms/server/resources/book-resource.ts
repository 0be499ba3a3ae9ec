import type { Booking, StaffActor, Taken } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { fieldPowers } from '../coverages/field-standing';
import { stationTime } from './booking.rules';
import type { ShownBooking } from './booking-store';
import type { ResourceDeps } from './resource-deps';

/** Why a booking is refused. */
export type BookingRefusal =
  | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.NOT_ALLOWED' | 'RESOURCES.OUT_OF_USE', undefined>
  | Refusal<'RESOURCES.TAKEN', Taken>;

/** What is wanted: some things of a station, for a span, for somebody. */
export type Wanted = {
  readonly actor: StaffActor;
  readonly station: string;
  readonly resources: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly assignment: string | null;
  /** Only from somebody who may override; it is written to those bookings that really share a moment with others. */
  readonly overrideReason?: string | undefined;
};

/**
 * Books several things in the caller's transaction, all or none. Whoever books the same thing at the same time waits here, and then
 * learns who has it; the constraint of the table is what would hold if somebody wrote without waiting.
 */
export async function bookAll(deps: ResourceDeps, tx: Tx, wanted: Wanted): Promise<Result<string[], BookingRefusal>> {
  const { actor, station, from, to, purpose, assignment, overrideReason } = wanted;
  const held = await deps.resources.hold(tx, [station], wanted.resources);
  if (held.length !== new Set(wanted.resources).size) return err('HEARTH.NOT_FOUND');
  const made: string[] = [];
  for (const { id: resource, name, active } of held) {
    if (!active) return err('RESOURCES.OUT_OF_USE');
    const [first] = await deps.bookings.inTheWay(tx, resource, { from, to });
    if (first && overrideReason === undefined) return err('RESOURCES.TAKEN', takenBy(first, name));
    const id = deps.ids.next();
    const reason = first ? (overrideReason ?? null) : null;
    const span = { from, to, purpose, assignment };
    await deps.bookings.insert(tx, { id, resource, station, person: actor.id, ...span, overrideReason: reason });
    const facts = { resource, from, to, assignment, ...(first ? { overrides: first.id } : {}) };
    deps.ledger.append(tx, { actor, action: first ? 'booking.overridden' : 'booking.made', subject: id, facts });
    made.push(id);
  }
  return ok(made);
}

/** Who has a thing, as a refusal names it. */
export function takenBy({ resource, holder, from, to }: ShownBooking, name: string): Taken {
  return { resource: name, resourceId: resource, holder, from: stationTime(from), to: stationTime(to) };
}

type Book = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly assignment?: string | undefined;
  readonly overrideReason?: string | undefined;
};

/** Books one thing. */
export async function bookResource(
  deps: ResourceDeps & { assignmentIs(stations: readonly string[], id: string): Promise<boolean> },
  actor: StaffActor,
  { id, assignment, ...wanted }: Book,
): Promise<Result<Booking, BookingRefusal>> {
  const [resource] = await deps.resources.byIds(actor.stations, [id]);
  if (!resource) return err('HEARTH.NOT_FOUND');
  const fits = assignment === undefined || (await deps.assignmentIs([resource.station], assignment));
  if (!fits) return err('HEARTH.NOT_FOUND');
  const overrides = wanted.overrideReason !== undefined;
  if (overrides && !(await fieldPowers(deps, actor)).override) return err('HEARTH.NOT_ALLOWED');
  const whole = { actor, station: resource.station, resources: [id], assignment: assignment ?? null, ...wanted };
  const made = await deps.database.transaction((tx) => bookAll(deps, tx, whole));
  if (!made.ok) return made;
  const written = await deps.bookings.byId(actor.stations, made.value[0] ?? '');
  return written ? ok(bare(written)) : err('HEARTH.NOT_FOUND');
}

/** Gives one thing back; done twice it stays given back. */
export async function releaseBooking(
  deps: ResourceDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<null, BookingRefusal>> {
  const kept = await deps.bookings.byId(actor.stations, id);
  if (!kept) return err('HEARTH.NOT_FOUND');
  await deps.database.transaction(async (tx) => {
    if (!(await deps.bookings.release(tx, id, actor.id))) return;
    deps.ledger.append(tx, { actor, action: 'booking.released', subject: id, facts: { resource: kept.resource } });
  });
  return ok(null);
}

const bare = ({ title: _t, topic: _o, holder: _h, name: _n, ...booking }: ShownBooking): Booking => booking;
