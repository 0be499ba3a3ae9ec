import type { Clock, Ids } from '../../kernel';
import type { Database, Jobs, Ledger, Vault } from '../../platform';

/** What inspection packs stand on. */
export type InspectionDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly clock: Clock;
};

/** What ordering one needs besides. */
export type OrderDeps = InspectionDeps & { readonly jobs: Pick<Jobs, 'enqueue'> };
