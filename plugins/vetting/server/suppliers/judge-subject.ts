import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { subjectOf } from './supplier-facts';
import type { KeptSupplier } from './supplier-store';

/** States in which a supplier stands in the way of another with the same number. */
const STANDING: readonly KeptSupplier['state'][] = ['filed', 'verified', 'lapsed', 'barred'];

/**
 * Whether somebody may be filed or verified here: nobody who is barred at this station or one above, under whatever name, and nobody who is
 * on file already. Of two who file the same number at once, the second sees the first.
 */
export async function judgeSubject(
  deps: Pick<SupplierDeps, 'vault' | 'suppliers' | 'bars' | 'stations'>,
  tx: Tx,
  kept: KeptSupplier,
): Promise<Result<null, SupplierRefusal>> {
  const subject = subjectOf(deps.vault, kept);
  await deps.suppliers.lockSubjects(tx, [subject]);
  const until = await deps.bars.until(tx, await stationsAbove(deps, kept.station), subject);
  if (until) return err('VETTING.SUPPLIER_BARRED', { until: until.toISOString() });
  const others = await deps.suppliers.sameSubject(tx, [kept.station], { subject, but: kept.id });
  return others.some(({ state }) => STANDING.includes(state)) ? err('VETTING.SUPPLIER_KNOWN') : ok(null);
}

/** A station and all above it. */
export async function stationsAbove(
  { stations }: Pick<SupplierDeps, 'stations'>,
  slug: string,
): Promise<readonly string[]> {
  const tree = await stations.tree();
  const above: string[] = [];
  for (let at: string | null = slug; at !== null; at = tree.get(at)?.parent ?? null) above.push(at);
  return above;
}
