import type { ReaderActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Supply } from '../../contract';
import { regionName } from '../regions/region.rules';
import { takeAppeal } from '../suppliers/decide-appeal';
import { judgeSubject } from '../suppliers/judge-subject';
import { inChainOf, moveSupplier } from '../suppliers/move-supplier';
import type { SupplierDeps, SupplierRefusal } from '../suppliers/supplier-deps';
import { openFacts, subjectOf } from '../suppliers/supplier-facts';
import { supplierFiled } from '../suppliers/supplier-notices';
import { supplierMachine } from '../suppliers/supplier.machine';
import { isOpenForm, missingOf } from '../suppliers/supplier.rules';
import type { KeptSupplier } from '../suppliers/supplier-store';
import { presentSupply, wholeKinds } from './present-supply';

type At = { readonly station: string };

/** Hands the form in. An answer that was lost is asked for again: what is handed in already with the same words says so. */
export async function fileSupply(
  deps: SupplierDeps,
  reader: ReaderActor,
  { station, version }: At & { readonly version: number },
): Promise<Result<Supply, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const seen = await deps.suppliers.ofReader(tx, reader.id, station);
    if (seen) await deps.suppliers.lockSubjects(tx, [subjectOf(deps.vault, seen)]);
    const kept = await deps.suppliers.holdOfReader(tx, reader.id, station);
    if (!kept) return err('VETTING.SUPPLY_NOT_FOUND');
    if (kept.state === 'filed' && kept.version === version + 1) return ok(await presentSupply(deps, tx, kept));
    if (!isOpenForm(kept.state)) return err('VETTING.SUPPLY_FIXED', { state: kept.state });
    if (kept.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const fit = await judgeForm(deps, tx, kept);
    if (!fit.ok) return fit;
    const patch = { state: 'filed', filed_at: 'now', reason: null } as const;
    const actor = inChainOf(reader, kept);
    const filed = await moveSupplier(deps, tx, { kept, actor, action: 'supplier.filed', patch, facts: { by: 'app' } });
    if (!filed) return err('HEARTH.CHANGED_MEANWHILE');
    await tellDesk(deps, tx, filed);
    return ok(await presentSupply(deps, tx, filed));
  });
}

async function judgeForm(deps: SupplierDeps, tx: Tx, kept: KeptSupplier): Promise<Result<null, SupplierRefusal>> {
  const proofs = await deps.proofs.of(tx, kept.id);
  const missing = missingOf(openFacts(deps.vault, kept), wholeKinds(proofs));
  return missing.length > 0 ? err('VETTING.SUPPLIER_INCOMPLETE', { missing }) : judgeSubject(deps, tx, kept);
}

async function tellDesk(
  { notices }: SupplierDeps,
  tx: Tx,
  { id, station, name, region, version }: KeptSupplier,
): Promise<void> {
  await notices.notify(tx, {
    kind: supplierFiled,
    station,
    to: { role: 'vetting-officer' },
    subject: `${id}/${version}`,
    facts: { name, place: regionName(region ?? '') ?? '' },
    link: `/plugins/vetting/suppliers/${id}`,
  });
}

/** Takes an appeal against a bar. */
export async function appealBar(
  deps: SupplierDeps,
  reader: ReaderActor,
  { station, text }: At & { readonly text: string },
): Promise<Result<Supply, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const kept = await deps.suppliers.holdOfReader(tx, reader.id, station);
    if (!kept) return err('VETTING.SUPPLY_NOT_FOUND');
    const taken = await takeAppeal(deps, tx, { reader, kept, text });
    return taken.ok ? ok(await presentSupply(deps, tx, taken.value)) : taken;
  });
}

/** Takes the form back. What nobody was shown goes without a trace, what was handed in is closed. */
export async function withdrawSupply(
  deps: SupplierDeps,
  reader: ReaderActor,
  { station }: At,
): Promise<Result<null, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const kept = await deps.suppliers.holdOfReader(tx, reader.id, station);
    if (!kept) return err('VETTING.SUPPLY_NOT_FOUND');
    if (kept.filed_at === null) {
      await deps.suppliers.remove(tx, kept.id);
      return ok(null);
    }
    const next = supplierMachine.next(kept.state, 'close');
    if (!next.ok || kept.state === 'verified') return err('VETTING.SUPPLY_FIXED', { state: kept.state });
    const move = {
      kept,
      actor: inChainOf(reader, kept),
      action: 'supplier.withdrawn',
      patch: { state: next.value.state },
    };
    return (await moveSupplier(deps, tx, move)) ? ok(null) : err('VETTING.SUPPLY_FIXED', { state: kept.state });
  });
}
