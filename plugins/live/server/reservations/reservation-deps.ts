import type { Database, Ledger, SharedTime } from '@hearth/cms/platform';
import type { CouponGiver } from '@hearth/shop/contract';
import type { LiveSessions } from '../../contract';
import type { ReminderStore } from './reminder-store';
import type { ReservationStore } from './reservation-store';

/** What the verbs of reservations are handed. */
export type ReservationDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly time: SharedTime;
  readonly reservations: ReservationStore;
  readonly reminders: ReminderStore;
  readonly sessions: Pick<LiveSessions, 'find'>;
  readonly coupons: CouponGiver;
};
