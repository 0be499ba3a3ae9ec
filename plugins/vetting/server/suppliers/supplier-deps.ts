import type { RefusalOf, hearthErrors } from '@hearth/cms/contract';
import type { Clock, Ids, MachineRefusal } from '@hearth/cms/kernel';
import type { Database, Ledger, Notices, Outbox, SharedTime, Stations, Tx, Vault } from '@hearth/cms/platform';
import type { SupplierState, vettingErrors } from '../../contract';
import type { BarStore } from './bar-store';
import type { ProofStore } from './proof-store';
import type { SupplierStore } from './supplier-store';

/** What a supplier's move means elsewhere, in its transaction: the gate works its goods out anew. */
export type SupplierFollower = (
  tx: Tx,
  moved: { readonly supplier: string; readonly station: string; readonly to: SupplierState },
) => Promise<void>;

/** What the verbs of suppliers are handed. */
export type SupplierDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** What ends is measured by the database's clock. */
  readonly time: SharedTime;
  readonly ids: Ids;
  readonly ledger: Pick<Ledger, 'append' | 'of'>;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly notices: Pick<Notices, 'notify'>;
  readonly stations: Pick<Stations, 'tree' | 'get' | 'visible'>;
  readonly vault: Vault;
  readonly suppliers: SupplierStore;
  readonly bars: BarStore;
  readonly proofs: ProofStore;
  /** Names of people, for those who read what was done. */
  namesOf(people: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readonly followers: readonly SupplierFollower[];
};

/** Why something about a supplier is refused. */
export type SupplierRefusal =
  | MachineRefusal
  | RefusalOf<typeof vettingErrors>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE' | 'NOT_ALLOWED' | 'NOT_FOUND'>;
