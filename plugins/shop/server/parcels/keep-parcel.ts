import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ParcelStep, ShippingCompany } from '../../contract';
import { holdBox, moveBox, moveParcel, type Held } from './move-parcel';
import type { ParcelDeps, ParcelRefusal } from './parcel-deps';
import type { KeptParcel } from './parcel-store';
import { tellerOf } from './ship-parcel';
import { askCarrier } from './work-parcels';

type Kept = Result<KeptParcel, ParcelRefusal>;
type Which = { readonly id: string; readonly version: number; readonly reason: string };

/** Says by hand where a parcel is, as whoever phoned the carrier knows it. */
export async function stepParcel(
  deps: ParcelDeps,
  actor: StaffActor,
  { step, ...which }: Which & { readonly step: ParcelStep },
): Promise<Kept> {
  return deps.database.transaction(async (tx): Promise<Kept> => {
    const held = await seen(deps, tx, { actor, which });
    return held.ok ? moveBox(deps, tx, { ...held.value, event: step, actor, reason: which.reason }) : held;
  });
}

/** Puts another number on a box that has not arrived; what was told under the old one was about somebody else's. */
export async function correctNumber(
  deps: ParcelDeps,
  actor: StaffActor,
  { company, number, ...which }: Which & { readonly company: ShippingCompany; readonly number: string },
): Promise<Kept> {
  return deps.database.transaction(async (tx): Promise<Kept> => {
    const held = await seen(deps, tx, { actor, which });
    if (!held.ok) return held;
    const { parcel } = held.value;
    if (parcel.company === company && parcel.number === number) return err('PARCELS.NUMBER_SAME');
    const { station } = parcel;
    // One who types in the same number at this moment is kept out by the table.
    await deps.parcels.lockNumber(tx, { station, company, number });
    const [other] = await deps.parcels.underNumber(tx, { station, company, number });
    if (other) return err('PARCELS.NUMBER_USED', { order: other.order });
    const told = await tellerOf(deps, { station, company });
    const moved = await renumber(deps, tx, { held: held.value, to: { company, number, ...told }, actor, ...which });
    if (moved.ok && told.watch === 'wanted') await deps.due(tx);
    return moved;
  });
}

type Renumbering = Pick<Which, 'reason'> & {
  readonly held: Held;
  readonly to: Pick<KeptParcel, 'company' | 'number' | 'carrier' | 'watch'>;
  readonly actor: StaffActor;
};

/** A box has one number, of which its carrier tells once. */
async function renumber(deps: ParcelDeps, tx: Tx, { held, to, actor, reason }: Renumbering): Promise<Kept> {
  const { others, ...own } = held;
  const told = [own, ...others].find(({ parcel }) => parcel.carrier !== 'manual') ?? own;
  const { company, number } = to;
  const change = { event: 'correct', actor, reason } as const;
  for (const one of others) {
    const moved = await moveParcel(deps, tx, { ...one, ...change, patch: one === told ? to : { company, number } });
    if (!moved.ok) return moved;
  }
  return moveParcel(deps, tx, { ...own, ...change, patch: told === own ? to : { company, number } });
}

/** Asks the carrier now. */
export async function trackParcel(deps: ParcelDeps, actor: StaffActor, id: string): Promise<Kept> {
  const parcel = await deps.parcels.find(deps.database.read, id);
  if (parcel?.station !== actor.station) return err('PARCELS.PARCEL_NOT_FOUND');
  const carrier = parcel.carrier === 'manual' ? undefined : await deps.carriers.of(parcel.station, 'even-off');
  if (!carrier) return err('PARCELS.NOT_WATCHED');
  const asked = await askCarrier(deps, { parcel, carrier });
  if (!asked.ok) return asked;
  const now = await deps.parcels.find(deps.database.read, id);
  return now ? ok(now) : err('PARCELS.PARCEL_NOT_FOUND');
}

type Seen = { readonly actor: StaffActor; readonly which: Which };

async function seen(
  deps: ParcelDeps,
  tx: Tx,
  { actor, which: { id, version } }: Seen,
): Promise<Result<Held, ParcelRefusal>> {
  const held = await holdBox(deps, tx, id);
  if (held?.parcel.station !== actor.station) return err('PARCELS.PARCEL_NOT_FOUND');
  return held.parcel.version === version ? ok(held) : err('HEARTH.CHANGED_MEANWHILE');
}
