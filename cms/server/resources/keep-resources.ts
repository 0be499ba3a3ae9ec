import type { Resource, ResourceKind, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { fieldPowers, type FieldPowers } from '../coverages/field-standing';
import type { ShownBooking } from './booking-store';
import type { ResourceDeps } from './resource-deps';
import type { ResourcePatch } from './resource-store';

type ResourceRefusal = Refusal<
  'HEARTH.NOT_FOUND' | 'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE' | 'RESOURCES.SAME_NAME',
  undefined
>;

type Span = { readonly station?: string | undefined; readonly from: string; readonly to: string };
type Calendar = { resources: Resource[]; bookings: ShownBooking[]; powers: FieldPowers };

/** What the stations have, and who has it in a span. */
export async function viewCalendar(
  deps: ResourceDeps,
  actor: StaffActor,
  { station, from, to }: Span,
): Promise<Result<Calendar, ResourceRefusal>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const stations = station === undefined ? actor.stations : [station];
  const [resources, bookings, powers] = await Promise.all([
    deps.resources.at(stations),
    deps.bookings.within(stations, { from, to }),
    fieldPowers(deps, actor),
  ]);
  return ok({ resources: [...resources], bookings: [...bookings], powers });
}

type Added = {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly note: string;
  readonly station?: string | undefined;
};

/** Adds one to what a station has. */
export async function addResource(
  deps: ResourceDeps,
  actor: StaffActor,
  { station = actor.station, ...words }: Added,
): Promise<Result<Resource, ResourceRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const id = deps.ids.next();
  const made = await unlessTwin(deps, () =>
    deps.database.transaction(async (tx) => {
      await deps.resources.insert(tx, { ...words, id, station, active: true });
      deps.ledger.append(tx, { actor, action: 'resource.added', subject: id, facts: { kind: words.kind } });
      return true;
    }),
  );
  return made.ok ? shown(deps, actor, id) : made;
}

type Changed = { readonly [Field in keyof ResourcePatch]: ResourcePatch[Field] | undefined } & {
  readonly id: string;
  readonly version: number;
};

/** Renames one, notes something about it, or takes it out of use. */
export async function changeResource(
  deps: ResourceDeps,
  actor: StaffActor,
  { id, version, ...words }: Changed,
): Promise<Result<Resource, ResourceRefusal>> {
  const [kept] = await deps.resources.byIds(actor.stations, [id]);
  if (!kept) return err('HEARTH.NOT_FOUND');
  const patch: ResourcePatch = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const done = await unlessTwin(deps, () =>
    deps.database.transaction(async (tx) => {
      if (!(await deps.resources.patch(tx, { id, version }, patch))) return false;
      deps.ledger.append(tx, { actor, action: 'resource.changed', subject: id, facts: { fields: Object.keys(patch) } });
      return true;
    }),
  );
  if (!done.ok) return done;
  return done.value ? shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

async function unlessTwin(
  { resources }: ResourceDeps,
  work: () => Promise<boolean>,
): Promise<Result<boolean, ResourceRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (resources.isTwin(error)) return err('RESOURCES.SAME_NAME');
    throw error;
  }
}

async function shown(deps: ResourceDeps, actor: StaffActor, id: string): Promise<Result<Resource, ResourceRefusal>> {
  const [kept] = await deps.resources.byIds(actor.stations, [id]);
  return kept ? ok(kept) : err('HEARTH.NOT_FOUND');
}
