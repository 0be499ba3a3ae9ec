import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { Supplier } from '../../contract';
import { regionName } from '../regions/region.rules';
import { liftAll } from './bar-supplier';
import { heldFor, written } from './decide-supplier';
import { inChainOf, moveSupplier } from './move-supplier';
import { presentSupplier } from './present-supplier';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { supplierAppealed } from './supplier-notices';
import type { KeptSupplier } from './supplier-store';

type Decide = {
  readonly id: string;
  readonly version: number;
  readonly decision: 'upheld' | 'lifted';
  readonly answer: string;
};

/** Decides the appeal against a bar. Whoever barred does not judge themselves, nor does somebody in their place. */
export async function decideAppeal(
  deps: SupplierDeps,
  actor: StaffActor,
  { decision, answer, ...which }: Decide,
): Promise<Result<Supplier, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const held = await heldFor(deps, tx, { actor, which, event: 'lift' });
    if (!held.ok) return held;
    const bar = await deps.bars.current(tx, which.id);
    if (bar?.appeal == null || bar.decision !== null) return err('VETTING.NO_APPEAL');
    if (!actor.stations.includes(bar.station)) return err('HEARTH.NOT_ALLOWED');
    if ([actor.id, actor.onBehalfOf].includes(bar.barred_by)) return err('VETTING.OWN_WORK');
    if (!(await deps.bars.decide(tx, bar.id, { decision, answer, decided_by: actor.id })))
      return err('VETTING.NO_APPEAL');
    const facts = { decision, answer, bar: bar.root };
    if (decision === 'upheld') {
      return written(deps, tx, { kept: held.value.kept, actor, action: 'supplier.appeal-upheld', patch: {}, facts });
    }
    const lifted = await liftAll(deps, tx, { root: bar.root, by: () => actor, facts });
    const own = lifted.find(({ id }) => id === which.id);
    return own ? ok(presentSupplier(own)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

type Appeal = { readonly reader: ReaderActor; readonly kept: KeptSupplier; readonly text: string };

/** Takes an appeal of whoever was barred, once for each bar, and tells those who may decide it. */
export async function takeAppeal(
  deps: SupplierDeps,
  tx: Tx,
  { reader, kept, text }: Appeal,
): Promise<Result<KeptSupplier, SupplierRefusal>> {
  const bar = kept.state === 'barred' ? await deps.bars.current(tx, kept.id) : undefined;
  if (!bar) return err('VETTING.NOT_BARRED');
  if (!(await deps.bars.appeal(tx, bar.id, text))) return err('VETTING.APPEALED_ALREADY');
  const actor = inChainOf(reader, kept);
  const facts = { bar: bar.root };
  const moved = await moveSupplier(deps, tx, { kept, actor, action: 'supplier.appealed', patch: {}, facts });
  if (!moved) return err('HEARTH.CHANGED_MEANWHILE');
  await deps.notices.notify(tx, {
    kind: supplierAppealed,
    station: bar.station,
    to: { role: 'compliance-officer', except: [bar.barred_by] },
    subject: kept.id,
    facts: { name: kept.name, place: regionName(kept.region ?? '') ?? '' },
    link: `/plugins/vetting/suppliers/${kept.id}`,
  });
  return ok(moved);
}
