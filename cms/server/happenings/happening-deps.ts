import type { Notices, Platform } from '../../platform';
import type { TopicDeps } from '../topics/topic-deps';
import type { CalendarImports } from './calendar-import-store';
import type { HappeningStore } from './happening-store';
import type { SubscriptionStore } from './subscription-store';

/** What the verbs of the calendar are handed. */
export type HappeningDeps = TopicDeps &
  Pick<Platform, 'random'> & {
    readonly notices: Pick<Notices, 'notify'>;
    readonly happenings: HappeningStore;
    readonly imports: CalendarImports;
    readonly subscriptions: SubscriptionStore;
  };
