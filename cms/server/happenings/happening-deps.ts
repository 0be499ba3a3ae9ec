import type { Platform } from '../../platform';
import type { TopicDeps } from '../topics/topic-deps';
import type { HappeningStore } from './happening-store';
import type { SubscriptionStore } from './subscription-store';

/** What the verbs of the calendar are handed. */
export type HappeningDeps = TopicDeps &
  Pick<Platform, 'random'> & {
    readonly happenings: HappeningStore;
    readonly subscriptions: SubscriptionStore;
  };
