import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Supplier, SupplierDeed, SupplierFile, SupplierKind, SupplierState } from '../../contract';
import { isWriter } from './decide-supplier';
import { stationsAbove } from './judge-subject';
import { presentBar, presentProof, presentSupplier } from './present-supplier';
import { proofAddresses } from './proof-address';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { openFacts } from './supplier-facts';
import type { KeptSupplier } from './supplier-store';

type Listing = {
  readonly station?: string | undefined;
  readonly state?: SupplierState | undefined;
  readonly kind?: SupplierKind | undefined;
  readonly region?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

type Listed = {
  readonly suppliers: Supplier[];
  readonly cursor: string | null;
  readonly counts: Record<string, number>;
};

/** A page of suppliers, what was filed last first, and how many there are in each state. */
export async function listSuppliers(
  { suppliers, database }: SupplierDeps,
  actor: StaffActor,
  { station, ...wanted }: Listing,
): Promise<Result<Listed, SupplierRefusal>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const stations = station === undefined ? actor.stations : [station];
  const { page, cursor } = await suppliers.page(database, { ...wanted, stations });
  const counts = await suppliers.counts(database, { ...wanted, stations });
  return ok({ suppliers: page.map(presentSupplier), cursor, counts });
}

/** A supplier with its papers, its bars and its history. */
export async function viewSupplier(
  deps: SupplierDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<SupplierFile, SupplierRefusal>> {
  const kept = await deps.suppliers.find(deps.database.read, actor.stations, id);
  if (!kept) return err('VETTING.SUPPLIER_NOT_FOUND');
  const bars = await deps.bars.of(deps.database, id);
  const names = await deps.namesOf(bars.map(({ barred_by }) => barred_by));
  const proofs = (await deps.proofs.of(deps.database.read, id)).map((proof) => ({
    ...presentProof(proof),
    urls: proof.hash === null ? null : proofAddresses(deps, proof.id),
  }));
  return ok({
    supplier: presentSupplier(kept),
    proofs,
    bars: bars.map((bar) => ({ ...presentBar(bar), by: names.get(bar.barred_by) ?? null })),
    history: await historyOf(deps, kept),
    isOwnWork: isWriter(kept, actor),
  });
}

/** What was done, by the chain of the station and of those above it, whose people may have done it. */
async function historyOf(deps: SupplierDeps, kept: KeptSupplier): Promise<SupplierDeed[]> {
  const stations = await stationsAbove(deps, kept.station);
  const entries = (await Promise.all(stations.map((station) => deps.ledger.of(station, kept.id)))).flat();
  const staff = entries.flatMap(({ actor }) => (actor.kind === 'staff' ? [actor.id] : []));
  const names = await deps.namesOf([...new Set(staff)]);
  return entries
    .map(({ at, action, actor, facts }) => ({ at, action, facts: { ...facts }, by: names.get(actor.id) ?? null }))
    .sort((one, other) => one.at.localeCompare(other.at));
}

type Revealed = {
  readonly address: string | null;
  readonly contact: { readonly person: string; readonly phone: string } | null;
  readonly idNumber: string | null;
  readonly bank: { holder: string; bank: string; account: string; isCard: boolean } | null;
};

/** What lies sealed of a supplier. That somebody looked, and why, is on record before they see it. */
export async function revealSupplier(
  deps: SupplierDeps,
  actor: StaffActor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<Revealed, SupplierRefusal>> {
  const kept = await deps.suppliers.find(deps.database.read, actor.stations, id);
  if (!kept) return err('VETTING.SUPPLIER_NOT_FOUND');
  await deps.database.transaction(async (tx) => {
    deps.ledger.append(tx, { actor, action: 'supplier.revealed', subject: id, facts: { reason } });
  });
  const { who, where, contact, bank } = openFacts(deps.vault, kept);
  return ok({
    address: where?.address ?? null,
    contact: contact ?? null,
    idNumber: who?.idNumber ?? null,
    bank: bank ?? null,
  });
}
