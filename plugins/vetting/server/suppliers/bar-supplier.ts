import type { Actor, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Supplier } from '../../contract';
import type { KeptBar } from './bar-store';
import { heldFor, isWriter } from './decide-supplier';
import { moveSupplier } from './move-supplier';
import { presentSupplier } from './present-supplier';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { subjectOf } from './supplier-facts';
import { supplierMachine } from './supplier.machine';
import { isBarTerm, MOST_BAR_YEARS } from './supplier.rules';
import type { KeptSupplier } from './supplier-store';

type Bar = { readonly id: string; readonly version: number; readonly reason: string; readonly until: string };

/**
 * Puts a supplier on the blacklist (禁入), at the station of whoever says so and at all below it. Whoever stands there with the same number, under
 * whatever name, is barred in the same transaction, and nobody with that number is filed there until the day.
 */
export async function barSupplier(
  deps: SupplierDeps,
  actor: StaffActor,
  { reason, until, ...which }: Bar,
): Promise<Result<Supplier, SupplierRefusal>> {
  const end = new Date(until);
  if (!isBarTerm(end, await deps.time.now())) return err('VETTING.BAR_TERM', { years: MOST_BAR_YEARS });
  return deps.database.transaction(async (tx) => {
    const held = await heldFor(deps, tx, { actor, which, event: 'bar' });
    if (!held.ok) return held;
    const { kept } = held.value;
    if (isWriter(kept, actor)) return err('VETTING.OWN_WORK');
    const subject = subjectOf(deps.vault, kept);
    const root = deps.ids.next();
    const barring = { actor, root, reason, until: end };
    const barred = await barOne(deps, tx, { ...barring, kept });
    if (!barred) return err('HEARTH.CHANGED_MEANWHILE');
    const below = await deps.stations.visible(actor.station);
    for (const { id } of await deps.suppliers.sameSubject(tx, below, { subject, but: kept.id })) {
      const other = await deps.suppliers.hold(tx, below, id);
      if (other && supplierMachine.next(other.state, 'bar').ok) await barOne(deps, tx, { ...barring, kept: other });
    }
    return ok(presentSupplier(barred));
  });
}

type Barring = {
  readonly kept: KeptSupplier;
  readonly actor: StaffActor;
  readonly root: string;
  readonly reason: string;
  readonly until: Date;
};

async function barOne(deps: SupplierDeps, tx: Tx, barring: Barring): Promise<KeptSupplier | undefined> {
  const { kept, actor, root, reason, until } = barring;
  // The first that is barred gives the bar its name, and the others hang on it.
  const isFirst = (await deps.bars.holdAll(tx, root)).length === 0;
  const id = isFirst ? root : deps.ids.next();
  const row = { id, supplier: kept.id, root, station: actor.station, reason, barred_by: actor.id, until };
  await deps.bars.insert(tx, row);
  const facts = { reason, until: until.toISOString(), bar: root };
  const patch = { state: 'barred', barred_until: until } as const;
  return moveSupplier(deps, tx, { kept, actor, action: 'supplier.barred', patch, facts });
}

/** Ends a bar before its day. Only where it was said, or above. */
export async function liftBar(
  deps: SupplierDeps,
  actor: StaffActor,
  { reason, ...which }: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Result<Supplier, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const held = await heldFor(deps, tx, { actor, which, event: 'lift' });
    if (!held.ok) return held;
    const bar = await deps.bars.current(tx, which.id);
    if (bar && !actor.stations.includes(bar.station)) return err('HEARTH.NOT_ALLOWED');
    const lifted = bar && (await liftAll(deps, tx, { root: bar.root, by: () => actor, facts: { reason } }));
    const own = lifted?.find(({ id }) => id === which.id);
    return own ? ok(presentSupplier(own)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

type Lifting = {
  readonly root: string;
  by(bar: KeptBar, kept: KeptSupplier): Actor;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** Lifts a bar with all that hang on it; whoever was barred by it wants to be verified anew. */
export async function liftAll(
  deps: SupplierDeps,
  tx: Tx,
  { root, by, facts }: Lifting,
): Promise<readonly KeptSupplier[]> {
  const all = (await deps.stations.tree()).all.map(({ slug }) => slug);
  const lifted: KeptSupplier[] = [];
  for (const bar of await deps.bars.holdAll(tx, root)) {
    await deps.bars.lift(tx, bar.id);
    const kept = await deps.suppliers.hold(tx, all, bar.supplier);
    const next = kept && supplierMachine.next(kept.state, 'lift');
    if (!kept || !next?.ok) continue;
    const patch = { state: next.value.state, barred_until: null };
    const move = { kept, actor: by(bar, kept), action: 'supplier.bar-lifted', patch, facts: { ...facts, bar: root } };
    const moved = await moveSupplier(deps, tx, move);
    if (moved) lifted.push(moved);
  }
  return lifted;
}
