import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { regionName } from '../regions/region.rules';
import { liftAll } from './bar-supplier';
import { moveSupplier } from './move-supplier';
import type { SupplierDeps } from './supplier-deps';
import { supplierEnds, supplierLapsed } from './supplier-notices';
import { supplierMachine } from './supplier.machine';
import { alarmDue, DRAFT_DAYS } from './supplier.rules';
import type { KeptSupplier } from './supplier-store';
import type { TermStore } from './term-store';

type Deps = SupplierDeps & { readonly terms: TermStore };

const BATCH = 100;

const house = (station: string): SystemActor => ({ kind: 'system', id: 'vetting.terms', name: 'vetting', station });

/** What the clock does to suppliers: lets verifications lapse, ends bars, tells of what ends soon, forgets forms nobody went on with. */
export async function endTerms(deps: Deps, tx: Tx): Promise<void> {
  for (const kept of await deps.terms.lapsed(tx, BATCH)) await lapse(deps, tx, kept);
  for (const root of await deps.bars.ended(tx, BATCH)) {
    await liftAll(deps, tx, { root, by: (_bar, { station }) => house(station), facts: { reason: 'term' } });
  }
  for (const { kept, left, alarmed } of await deps.terms.ending(tx, BATCH)) {
    const days = alarmDue(left);
    if (days === undefined || (alarmed !== null && alarmed <= days)) continue;
    await deps.terms.alarmed(tx, kept.id, days);
    await deps.notices.notify(tx, { ...about(kept), kind: supplierEnds, facts: { ...factsOf(kept), days } });
  }
  await deps.terms.forgetDrafts(tx, DRAFT_DAYS);
}

async function lapse(deps: Deps, tx: Tx, kept: KeptSupplier): Promise<void> {
  const next = supplierMachine.next(kept.state, 'lapse');
  if (!next.ok) return;
  const move = { kept, actor: house(kept.station), action: 'supplier.lapsed', patch: { state: next.value.state } };
  if (!(await moveSupplier(deps, tx, move))) return;
  await deps.notices.notify(tx, { ...about(kept), kind: supplierLapsed, facts: factsOf(kept) });
}

const factsOf = ({ name, region }: KeptSupplier) => ({ name, place: regionName(region ?? '') ?? '' });

const about = ({ id, station }: KeptSupplier) => ({
  station,
  to: { role: 'vetting-officer' } as const,
  subject: id,
  link: `/plugins/vetting/suppliers/${id}`,
});
