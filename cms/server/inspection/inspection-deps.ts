import type { Clock, Ids } from '../../kernel';
import type { Database, Jobs, Ledger, Vault } from '../../platform';
import type { EvidenceStore } from './evidence-store';
import type { PackStore } from './pack-store';

/** What inspection packs stand on. */
export type InspectionDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly packs: PackStore;
  readonly evidence: EvidenceStore;
};

/** What ordering one needs besides. */
export type OrderDeps = InspectionDeps & { readonly jobs: Pick<Jobs, 'enqueue'> };
