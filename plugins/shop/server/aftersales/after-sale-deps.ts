import type { hearthErrors, RefusalOf, SystemActor } from '@hearth/cms/contract';
import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Log, Notices, Outbox, readPhoto, SharedTime, Tx, Vault } from '@hearth/cms/platform';
import type { GoodsShower } from '@hearth/vetting/contract';
import type { afterSaleErrors, paymentErrors, shopErrors } from '../../contract';
import type { Books } from '../books/post';
import type { LotTeller } from '../lots/tell-lots';
import type { SellingGate } from '../orders/gate-port';
import type { OrderStore } from '../orders/order-store';
import type { StockStore } from '../stock/stock-store';
import type { PaymentDeps, PaymentRefusal } from '../payments/payment-deps';
import type { AfterSaleStore } from './after-sale-store';
import type { EvidenceStore } from './evidence-store';
import type { RefundCauseStore } from './refund-cause-store';
import type { ReplacementStore } from './replacement-store';
import type { SaleListStore } from './sale-list-store';
import type { ShareStore } from './share-store';

/** What the verbs of after-sales are handed. */
export type AfterSaleDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly notices: Pick<Notices, 'notify'>;
  readonly log: Log;
  readonly vault: Pick<Vault, 'index' | 'indexes'>;
  readonly readPhoto: typeof readPhoto;
  readonly orders: OrderStore;
  readonly payments: PaymentDeps;
  readonly sales: AfterSaleStore;
  readonly list: SaleListStore;
  readonly shares: ShareStore;
  readonly evidence: EvidenceStore;
  readonly causes: RefundCauseStore;
  /** Under which category products were approved. */
  readonly goods: Pick<GoodsShower, 'categoriesOf'>;
  readonly books: Books;
  readonly replacements: ReplacementStore;
  readonly gate: Pick<SellingGate, 'recheck'>;
  readonly stock: StockStore;
  readonly lots: LotTeller;
  readonly time: SharedTime;
};

/** Why something about an after-sale is refused. */
export type SaleRefusal =
  | RefusalOf<typeof afterSaleErrors>
  | RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | RefusalOf<typeof paymentErrors>
  | PaymentRefusal;

/** The house itself, where a rule or a clock decides. */
export const saleClock = (station: string): SystemActor => ({
  ...{ kind: 'system', id: 'shop.after-sales', name: '售后', station },
});

/**
 * Takes the payment of an order before anything else is taken. Payments hold theirs while they tell the order of a refund, so whoever
 * holds the order or its request first could wait for them crosswise.
 */
export async function holdMoney({ payments }: AfterSaleDeps, tx: Tx, order: string) {
  return payments.payments.holdTaken(tx, { kind: 'order', subject: order });
}
