import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Supplier, SupplierEvent } from '../../contract';
import { judgeSubject } from './judge-subject';
import { moveSupplier } from './move-supplier';
import { presentSupplier } from './present-supplier';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { subjectOf, type SealedFacts } from './supplier-facts';
import { supplierMachine } from './supplier.machine';
import type { KeptSupplier, SupplierPatch } from './supplier-store';

type Which = { readonly id: string; readonly version: number };

type Held = {
  readonly actor: StaffActor;
  readonly which: Which;
  readonly event: SupplierEvent;
  /** What it is about to be written over with: another number is waited for as well. */
  readonly becoming?: SealedFacts;
};

/** A supplier as it was looked at, and where an event leads; what one verb after another asks first. */
export async function heldFor(
  deps: SupplierDeps,
  tx: Tx,
  { actor, which, event, becoming = {} }: Held,
): Promise<Result<{ readonly kept: KeptSupplier; readonly state: KeptSupplier['state'] }, SupplierRefusal>> {
  const seen = await deps.suppliers.find(tx, actor.stations, which.id);
  if (seen)
    await deps.suppliers.lockSubjects(
      tx,
      [seen, { ...seen, ...becoming }].map((one) => subjectOf(deps.vault, one)),
    );
  const kept = await deps.suppliers.hold(tx, actor.stations, which.id);
  if (!kept) return err('VETTING.SUPPLIER_NOT_FOUND');
  if (kept.version !== which.version) return err('HEARTH.CHANGED_MEANWHILE');
  const next = supplierMachine.next(kept.state, event);
  return next.ok ? ok({ kept, state: next.value.state }) : next;
}

/** Whether somebody wrote of a supplier what nobody has signed yet. */
export const isWriter = ({ writers }: Pick<KeptSupplier, 'writers'>, actor: StaffActor): boolean =>
  writers.includes(actor.id) || (actor.onBehalfOf !== undefined && writers.includes(actor.onBehalfOf));

/** Signs that a supplier is who it says, for six months. Whoever wrote it down may not. */
export async function verifySupplier(
  deps: SupplierDeps,
  actor: StaffActor,
  { note, ...which }: Which & { readonly note: string },
): Promise<Result<Supplier, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const held = await heldFor(deps, tx, { actor, which, event: 'verify' });
    if (!held.ok) return held;
    const { kept, state } = held.value;
    if (isWriter(kept, actor)) return err('VETTING.OWN_WORK');
    const fit = await judgeSubject(deps, tx, kept);
    if (!fit.ok) return fit;
    const patch = { state, verified_at: 'now', writers: [], reason: null } as const;
    return written(deps, tx, { kept, actor, action: 'supplier.verified', patch, facts: note === '' ? {} : { note } });
  });
}

type WithReason = Which & { readonly reason: string };

/** Refuses a filing, with a reason that whoever filed it reads. */
export const refuseSupplier = (deps: SupplierDeps, actor: StaffActor, input: WithReason) =>
  ended(deps, actor, { ...input, event: 'refuse', action: 'supplier.refused' });

/** Ends the work with a supplier. */
export const closeSupplier = (deps: SupplierDeps, actor: StaffActor, input: WithReason) =>
  ended(deps, actor, { ...input, event: 'close', action: 'supplier.closed' });

async function ended(
  deps: SupplierDeps,
  actor: StaffActor,
  { event, action, reason, ...which }: WithReason & { readonly event: 'refuse' | 'close'; readonly action: string },
): Promise<Result<Supplier, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const held = await heldFor(deps, tx, { actor, which, event });
    if (!held.ok) return held;
    const { kept, state } = held.value;
    return written(deps, tx, { kept, actor, action, patch: { state, reason }, facts: { reason } });
  });
}

type Written = {
  readonly kept: KeptSupplier;
  readonly actor: StaffActor;
  readonly action: string;
  readonly patch: SupplierPatch;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** Writes a move and answers with the supplier as it is now. */
export async function written(deps: SupplierDeps, tx: Tx, move: Written): Promise<Result<Supplier, SupplierRefusal>> {
  const moved = await moveSupplier(deps, tx, move);
  return moved ? ok(presentSupplier(moved)) : err('HEARTH.CHANGED_MEANWHILE');
}
