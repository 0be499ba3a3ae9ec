import type { StaffActor } from '../../contract';
import type { Platform, Tx } from '../../platform';
import type { ColumnStore } from '../columns/column-store';
import type { TopicChains } from './topic-chain-store';
import type { TopicHands } from './topic-hands-store';
import type { TopicLists } from './topic-list-store';
import type { KeptTopic, TopicStore } from './topic-store';

/** A topic that is being put aside, and what the field desk needs to know about that. */
export type LeavingTopic = {
  readonly topic: Pick<KeptTopic, 'id' | 'station'>;
  readonly event: 'postpone' | 'cancel' | 'merge' | 'reject';
  /** In whose name. */
  readonly as: StaffActor;
  /** Why, for those who were to go. */
  readonly reason: string;
  /** By how many milliseconds it was put off; nothing when nobody said from when. */
  readonly later: number;
};

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
  /** What becomes of those who were sent for a topic that is put aside, in the same transaction. */
  readonly leaveTopic: (tx: Tx, leaving: LeavingTopic) => Promise<void>;
};
