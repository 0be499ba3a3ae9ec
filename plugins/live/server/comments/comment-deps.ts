import type { TextChecks } from '@hearth/cms/contract';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Log, Vault } from '@hearth/cms/platform';
import type { RoomComments } from '../../contract';
import type { OrderNews } from '../room/order-news';
import type { CommentStore } from './comment-store';
import type { SourceStore } from './source-store';

/** What reading comments of platforms stands on. */
export type CommentDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly log: Pick<Log, 'error'>;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly sources: SourceStore;
  readonly comments: CommentStore;
  /** Platforms, each by its driver. */
  readonly platforms: RoomComments;
  readonly checks: TextChecks;
  /** Tells those who moderate that something waits. */
  readonly news: Pick<OrderNews, 'note'>;
};
