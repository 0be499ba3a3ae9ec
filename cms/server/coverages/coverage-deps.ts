import type { Platform } from '../../platform';
import type { TopicStore } from '../topics/topic-store';
import type { CoverageStore } from './coverage-store';

/** What the verbs of coverages are handed. */
export type CoverageDeps = Pick<Platform, 'database' | 'clock' | 'ids' | 'ledger' | 'outbox' | 'roster' | 'people'> & {
  readonly topics: TopicStore;
  readonly coverages: CoverageStore;
};
