import type { PersonalDataHolder, Tx } from '@hearth/cms/platform';
import { moveSupplier, inChainOf } from '../suppliers/move-supplier';
import type { SupplierDeps } from '../suppliers/supplier-deps';
import { openFacts } from '../suppliers/supplier-facts';
import type { KeptSupplier } from '../suppliers/supplier-store';

/** What is left of a name that was erased. */
const ERASED = '—';

/**
 * What the house holds on readers who filed as suppliers. Forms go; the file of whoever was verified or barred stays sealed, because the law wants
 * it kept for three years (Order 117, articles 16 and 27), and hangs on no account any more.
 */
export function supplierData(deps: SupplierDeps): PersonalDataHolder {
  return {
    name: 'vetting.suppliers',
    export: async (reader) => {
      const kept = await deps.suppliers.allOfReader(deps.database.read, reader);
      return kept.map((one) => ({ station: one.station, state: one.state, ...openFacts(deps.vault, one) }));
    },
    erase: async (tx, reader) => {
      for (const kept of await deps.suppliers.allOfReader(tx, reader)) await eraseOne(deps, tx, kept);
    },
  };
}

async function eraseOne(deps: SupplierDeps, tx: Tx, kept: KeptSupplier): Promise<void> {
  if (kept.filed_at === null) return deps.suppliers.remove(tx, kept.id);
  const mustKeep = kept.verified_at !== null || kept.state === 'barred';
  const actor = inChainOf({ kind: 'system', id: 'vetting.erase', name: 'vetting', station: '' } as const, kept);
  const patch = mustKeep ? { reader: null } : { ...NOTHING, reader: null, state: 'closed' as const };
  await moveSupplier(deps, tx, { kept, actor, action: 'supplier.reader-erased', patch });
  if (mustKeep) return;
  for (const { id } of await deps.proofs.of(tx, kept.id)) await deps.proofs.remove(tx, id);
}

const NOTHING = {
  ...{ name: ERASED, address_sealed: null, contact_sealed: null, identity_sealed: null, identity_index: null },
  ...{ bank_sealed: null, bank_tail: null, reason: null },
} as const;
