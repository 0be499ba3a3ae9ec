import type { Database, Ledger, Notices, Outbox, Tx } from '@hearth/cms/platform';
import type { Ids } from '@hearth/cms/kernel';
import type { Suspended } from '../../contract';
import type { ProductStore } from '../products/product-store';
import type { FactsStore } from './facts-store';
import type { GateStore } from './gate-store';
import type { NeedsOf } from './needs.rules';

/** What else happens in the transaction that takes a product off the shelf. */
export type Follow = (tx: Tx, suspended: Suspended) => Promise<void>;

/** What the verbs of the gate are handed. */
export type GateDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly notices: Pick<Notices, 'notify'>;
  readonly gate: GateStore;
  readonly facts: FactsStore;
  readonly products: ProductStore;
  readonly needsOf: NeedsOf;
  /** In the order in which they were named. */
  readonly followers: readonly Follow[];
};

/**
 * Works the verdicts of products out anew, in the transaction of whatever changed one of the facts that they stand on: a paper, a lot, a
 * supplier, the state of a product. What may not be shown any more is suspended in it, and all that follows happens in it.
 */
export type SettleGate = (tx: Tx, products: readonly string[]) => Promise<void>;
