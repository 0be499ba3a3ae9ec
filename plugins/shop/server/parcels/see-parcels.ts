import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { OwnParcel, Parcel, shopErrors, TrackEvent } from '../../contract';
import { parcelSteps } from '../../contract';
import type { ParcelDeps } from './parcel-deps';
import { parcelMachine } from './parcel.machine';
import type { KeptParcel } from './parcel-store';

type NotFound = RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>;
type Deps = Pick<ParcelDeps, 'database' | 'orders' | 'parcels' | 'tracks'>;

/** The parcels of an order of one's own. */
export async function ownParcels(
  deps: Deps,
  actor: ReaderActor,
  order: string,
): Promise<Result<{ parcels: OwnParcel[] }, NotFound>> {
  if (!(await deps.orders.ofBuyer(actor.id, order))) return err('SHOP.ORDER_NOT_FOUND');
  const found = await withEvents(deps, await deps.parcels.ofOrder(deps.database.read, order));
  return ok({ parcels: found.map(({ parcel, events }) => presentOwn(parcel, events)) });
}

/** The parcels of an order of the actor's station. */
export async function parcelsOf(
  deps: Deps,
  actor: StaffActor,
  order: string,
): Promise<Result<{ parcels: Parcel[] }, NotFound>> {
  if (!(await deps.orders.ofStation(actor.station, order))) return err('SHOP.ORDER_NOT_FOUND');
  const found = await withEvents(deps, await deps.parcels.ofOrder(deps.database.read, order));
  return ok({ parcels: found.map(({ parcel, events }) => presentParcel(parcel, events)) });
}

/** All parcels of a buyer, for whoever asks what is kept of them. */
export async function parcelsOfBuyer(deps: Deps, buyer: string, limit: number): Promise<OwnParcel[]> {
  const found = await withEvents(deps, await deps.parcels.ofBuyer(deps.database.read, buyer, limit));
  return found.map(({ parcel, events }) => presentOwn(parcel, events));
}

/** One parcel, as it is after something was done to it. */
export async function shown(deps: Deps, parcel: KeptParcel): Promise<Parcel> {
  const [found] = await withEvents(deps, [parcel]);
  return presentParcel(parcel, found?.events ?? []);
}

async function withEvents({ database, tracks }: Deps, parcels: readonly KeptParcel[]) {
  const events = await tracks.of(
    database.read,
    parcels.map(({ id }) => id),
  );
  return parcels.map((parcel) => ({ parcel, events: events.get(parcel.id) ?? [] }));
}

function presentOwn(parcel: KeptParcel, events: readonly TrackEvent[]): OwnParcel {
  const { id, order, company, number, state, shippedAt, deliveredAt, lines } = parcel;
  return {
    ...{ id, order, company, number, state, lines: [...lines], events: [...events] },
    ...{ shippedAt: shippedAt.toISOString(), deliveredAt: deliveredAt?.toISOString() ?? null },
  };
}

function presentParcel(parcel: KeptParcel, events: readonly TrackEvent[]): Parcel {
  const { carrier, watch, problem, version, state } = parcel;
  const allowed = new Set<string>(parcelMachine.allowed(state));
  const allowedSteps = ([...parcelSteps, 'correct'] as const).filter((step) => allowed.has(step));
  return { ...presentOwn(parcel, events), carrier, watch, problem, version, allowedSteps };
}
