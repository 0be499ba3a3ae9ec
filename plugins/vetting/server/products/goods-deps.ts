import type { RefusalOf, hearthErrors } from '@hearth/cms/contract';
import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox, Stations, Tx, Vault } from '@hearth/cms/platform';
import type { goodsErrors } from '../../contract';
import type { ClaimStore } from '../claims/claim-store';
import type { LotStore } from '../lots/lot-store';
import type { FileStore } from '../papers/file-store';
import type { PaperStore } from '../papers/paper-store';
import type { PriceStore } from '../prices/price-store';
import type { RoundStore } from '../rounds/round-store';
import type { ProductStore } from './product-store';
import type { SupplierOfGoodsStore } from './supplier-of-goods-store';

/** What the verbs of goods are handed. */
export type GoodsDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  /** Signs the addresses of files. */
  readonly vault: Pick<Vault, 'index' | 'indexes'>;
  readonly stations: Pick<Stations, 'tree'>;
  readonly products: ProductStore;
  readonly suppliers: SupplierOfGoodsStore;
  readonly papers: PaperStore;
  readonly files: FileStore;
  readonly lots: LotStore;
  readonly claims: ClaimStore;
  readonly prices: PriceStore;
  /** Knows what panels refused. */
  readonly rounds: Pick<RoundStore, 'coolUntil'>;
  /** Works the verdicts of these goods out anew, in the transaction that changed what they stand on. */
  settled(tx: Tx, products: readonly string[]): Promise<void>;
};

/** Why something about goods is refused. */
export type GoodsRefusal = RefusalOf<typeof goodsErrors> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;
