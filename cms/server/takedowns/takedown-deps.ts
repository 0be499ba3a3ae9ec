import type { ContentLocale, RefusalOf, takedownErrors } from '../../contract';
import type { Refusal } from '../../kernel';
import type { Notices, SharedTime, Tx } from '../../platform';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import type { LineageStore } from '../lineage/lineage-store';
import type { ReviewDeps } from '../review/review-deps';
import type { BlockStore } from './block-store';
import type { Answered } from './safe-fetch';
import type { ScopeStore } from './scope-store';
import type { TakedownStore } from './takedown-store';
import type { WatchStore } from './watch-store';

type Which = { readonly documentId: string; readonly locale: ContentLocale };

/** What the verbs of takedown are handed. */
export type TakedownDeps = Omit<ReviewDeps, 'outbox'> & {
  readonly outbox: DeliveryDeps['outbox'] & ReviewDeps['outbox'];
  readonly deliveries: DeliveryDeps;
  readonly notices: Pick<Notices, 'notify'>;
  readonly time: SharedTime;
  readonly orders: TakedownStore;
  readonly watches: WatchStore;
  readonly blocks: BlockStore;
  readonly scopes: ScopeStore;
  readonly lineage: LineageStore;
  /** Takes a story out of app and website, in the caller's transaction. */
  withdraw(tx: Tx, which: Which): Promise<void>;
  /** How our own page of a story answers, and whether any list of ours still holds it. */
  ownPage(
    which: Which,
  ): Promise<{ readonly url: string; readonly seen: Answered | undefined; readonly listed: boolean }>;
  /** Asks a public address as a stranger would. */
  fetchPage(url: string): Promise<Answered | undefined>;
};

/** Any refusal of orders of takedown. */
export type TakedownRefusal =
  RefusalOf<typeof takedownErrors> | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;
