import type { StaffActor } from '@hearth/cms/contract';
import type { Ids, Random } from '@hearth/cms/kernel';
import type { Database, Ledger, SharedTime, Vault } from '@hearth/cms/platform';
import type { LiveRooms, LiveSessions } from '../../contract';
import type { EntryStore } from './entry-store';
import type { LotteryStore } from './lottery-store';
import type { WinnerStore } from './winner-store';

/** What the verbs of lotteries are handed. */
export type LotteryDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly time: SharedTime;
  readonly lotteries: LotteryStore;
  readonly entries: EntryStore;
  readonly winners: WinnerStore;
  readonly sessions: Pick<LiveSessions, 'find'>;
  readonly rooms: Pick<LiveRooms, 'tell'>;
  /** Whether somebody hands prizes out: they alone are told where these go. */
  readonly mayHandOut: (actor: StaffActor) => Promise<boolean>;
};
