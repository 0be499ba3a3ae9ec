import type { hearthErrors, RefusalOf, SystemActor } from '@hearth/cms/contract';
import type { Clock, Ids, MachineRefusal } from '@hearth/cms/kernel';
import type { Database, Ledger, Log, Notices, Outbox, Tx, Vault } from '@hearth/cms/platform';
import type { paymentErrors } from '../../contract';
import type { Payables } from './payable';
import type { PaymentInboxStore } from './payment-inbox-store';
import type { listPaymentRows } from './payment-list-store';
import type { PaymentStore } from './payment-store';
import type { ProviderStore } from './provider-store';
import type { Providers } from './providers';
import type { RefundStore } from './refund-store';

/** How work that is due gets to somebody who does it. */
export type PaymentWork = {
  /** Something was heard. */
  heard(tx: Tx): Promise<void>;
  /** A provider is to be asked or called in so many seconds; `about` is a payment or a refund. */
  dueIn(tx: Tx, about: string, seconds: number): Promise<void>;
};

/** What the verbs of payments are handed. */
export type PaymentDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly vault: Vault;
  readonly notices: Pick<Notices, 'notify'>;
  readonly log: Log;
  readonly payments: PaymentStore;
  readonly list: typeof listPaymentRows;
  readonly refunds: RefundStore;
  readonly inbox: PaymentInboxStore;
  readonly settings: ProviderStore;
  readonly providers: Providers;
  readonly payables: Payables;
  readonly work: PaymentWork;
  /** Where the host is reached from outside, without a slash at its end. */
  readonly root: () => string;
};

/** Why something about a payment is refused. */
export type PayRefusal = RefusalOf<typeof paymentErrors>;

/** Why something that a person wants with a payment is refused. */
export type PaymentRefusal =
  PayRefusal | MachineRefusal | RefusalOf<typeof hearthErrors, 'NOT_FOUND' | 'CHANGED_MEANWHILE' | 'NOT_ALLOWED'>;

/** The house itself, where a provider’s word or the clock moves a payment. */
export const tillOf = (station: string): SystemActor => ({
  kind: 'system',
  id: 'shop.payments',
  name: '收银',
  station,
});
