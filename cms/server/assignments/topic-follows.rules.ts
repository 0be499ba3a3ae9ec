import type { AssignmentState, CoverageState, TopicEvent, TopicState } from '../../contract';
import { BROUGHT_IN, underWay } from '../coverages/coverage.rules';

/** What is going on for a topic in the field. */
export type InTheField = {
  readonly assignments: readonly AssignmentState[];
  readonly coverages: readonly CoverageState[];
};

const ACCEPTED: readonly AssignmentState[] = ['accepted', 'on_the_way', 'on_site', ...BROUGHT_IN];
const ON_SITE: readonly AssignmentState[] = ['on_site', ...BROUGHT_IN];

/**
 * The next step of a topic because of what goes on for it, or none. A topic only follows forwards, as far as its first assignment is;
 * it has filed when nobody is out any more, and is covered when all that it was to yield is. Steps back stay with people.
 */
export function topicFollows(state: TopicState, { assignments, coverages }: InTheField): TopicEvent | undefined {
  const sent = assignments.filter((one) => underWay([one]) > 0 || BROUGHT_IN.includes(one));
  return FOLLOWS[state]?.({
    sent: sent.length > 0,
    accepted: sent.some((one) => ACCEPTED.includes(one)),
    onSite: sent.some((one) => ON_SITE.includes(one)),
    isIn: sent.length > 0 && underWay(sent) === 0,
    covered: isCovered(coverages.filter((one) => one !== 'cancelled')),
  });
}

const isCovered = (living: readonly CoverageState[]): boolean =>
  living.length > 0 && living.every((one) => one === 'covered');

type Seen = Readonly<Record<'sent' | 'accepted' | 'onSite' | 'isIn' | 'covered', boolean>>;

const FOLLOWS: Readonly<Partial<Record<TopicState, (seen: Seen) => TopicEvent | undefined>>> = {
  approved: ({ sent }) => (sent ? 'assign' : undefined),
  assigned: ({ sent, accepted }) => (!sent ? 'unassign' : accepted ? 'accept' : undefined),
  accepted: ({ isIn, onSite }) => (isIn ? 'file' : onSite ? 'arrive' : undefined),
  on_site: ({ isIn }) => (isIn ? 'file' : undefined),
  filed: ({ covered }) => (covered ? 'cover' : undefined),
};
