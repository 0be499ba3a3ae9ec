import type { Tx } from '../../platform';
import { staffOf } from '../coverages/follow-assignments';
import { destination, makeMove } from '../topics/make-move';
import type { TopicDeps } from '../topics/topic-deps';
import type { TopicFacts } from '../topics/topic.machine';
import type { KeptTopic } from '../topics/topic-store';
import type { AssignmentDeps } from './assignment-deps';
import { topicFollows } from './topic-follows.rules';

type Deps = Pick<AssignmentDeps, 'assignments' | 'coverages' | 'people'> & { readonly topicDeps: TopicDeps };
type Heard = { readonly station: string; readonly topicId: string; readonly by: string };

/** A topic has few steps to follow; more than this is a mistake in the rules. */
const MOST_STEPS = 8;

/** Brings a topic to where its assignments and coverages are, step by step through its own machine, in the name of whoever moved one. */
export async function followField(deps: Deps, tx: Tx, { station, topicId, by }: Heard): Promise<void> {
  const { topicDeps } = deps;
  await topicDeps.topics.lock(tx, [topicId]);
  const tasks = await deps.assignments.ofTopic(topicId, tx);
  const coverages = (await deps.coverages.ofTopic(topicId, tx)).map(({ state }) => state);
  const people = [...new Set(tasks.filter(({ state }) => !LEFT.includes(state)).flatMap((task) => task.people))];
  const field = { assignments: tasks.map(({ state }) => state), coverages };
  const as = await staffOf(deps, by, station);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const [topic] = await topicDeps.topics.byIds([station], [topicId], tx);
    if (!topic) return;
    if (differs(topic, people)) await topicDeps.hands.assign(tx, topic, people);
    const event = topicFollows(topic.state, field);
    if (event === undefined) return;
    const to = destination(topic, event, GRANTED);
    if (!to.ok) return;
    const moved = await makeMove(topicDeps, tx, {
      topic,
      event,
      to: to.value,
      as,
      facts: { followsAssignments: true },
    });
    if (!moved) throw new Error(`Topic ${topicId} was changed meanwhile`);
    if (event === 'unassign') await topicDeps.hands.assign(tx, topic, []);
  }
}

const LEFT: readonly string[] = ['draft', 'declined', 'cancelled'];
const STAFFED: readonly KeptTopic['state'][] = ['approved', 'assigned', 'accepted', 'on_site', 'filed'];

/** People are on a topic while they are sent for it; a topic that was given people by hand keeps them until somebody is sent. */
function differs({ state, people: now }: KeptTopic, people: readonly string[]): boolean {
  return STAFFED.includes(state) && people.length > 0 && !same(now, people);
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Whoever moved the assignment had the power for that; the topic asks for no other. */
const GRANTED: TopicFacts = {
  powers: { pitch: false, manage: true },
  ...{ owns: false, assigned: true, movedLast: false, complete: true, cannotSign: null, lastStep: false },
  ...{ anySigned: true, signedLast: false, before: null, targetUntouched: false },
};
