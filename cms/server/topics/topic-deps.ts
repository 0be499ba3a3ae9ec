import type { Platform } from '../../platform';
import type { ColumnStore } from '../columns/column-store';
import type { TopicChains } from './topic-chain-store';
import type { TopicHands } from './topic-hands-store';
import type { TopicLists } from './topic-list-store';
import type { TopicStore } from './topic-store';

/** What the verbs of topics are handed. */
export type TopicDeps = Pick<
  Platform,
  'database' | 'clock' | 'ids' | 'ledger' | 'outbox' | 'roster' | 'people' | 'stations'
> & {
  readonly columns: ColumnStore;
  readonly topics: TopicStore;
  readonly hands: TopicHands;
  readonly lists: TopicLists;
  readonly chains: TopicChains;
};
