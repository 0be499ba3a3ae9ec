import type { Ids, Random } from '@hearth/cms/kernel';
import type { Database, Ledger, SharedTime, Vault } from '@hearth/cms/platform';
import type { CouponGiver, EscrowBook } from '@hearth/shop/contract';
import type { LiveRooms, LiveSessions } from '../../contract';
import type { BudgetStore } from './budget-store';
import type { EnvelopeStore } from './envelope-store';
import type { ShareStore } from './share-store';

/** What the verbs of red packets are handed. */
export type EnvelopeDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly time: SharedTime;
  readonly envelopes: EnvelopeStore;
  readonly shares: ShareStore;
  readonly budgets: BudgetStore;
  readonly sessions: Pick<LiveSessions, 'find'>;
  readonly escrow: EscrowBook;
  readonly coupons: CouponGiver;
  readonly rooms: Pick<LiveRooms, 'tell'>;
};
