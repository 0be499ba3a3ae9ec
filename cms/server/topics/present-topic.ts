import type { StaffActor, Topic } from '../../contract';
import { around, factsAbout, standingOf, type Around, type Standing } from './standing';
import type { TopicDeps } from './topic-deps';
import { movesFor, undoOf } from './topic.rules';
import type { KeptTopic } from './topic-store';

/** Topics as somebody sees them, each with what they may do. */
export async function presentTopics(
  deps: TopicDeps,
  actor: StaffActor,
  topics: readonly KeptTopic[],
): Promise<Topic[]> {
  const standing = await standingOf(deps, actor);
  const about = await around(deps, topics);
  return Promise.all(topics.map((topic) => present(standing, topic, about(topic))));
}

/** One topic as somebody sees it. */
export async function presentTopic(deps: TopicDeps, actor: StaffActor, id: string): Promise<Topic> {
  const kept = await deps.topics.byIds(actor.stations, [id]);
  const [seen] = await presentTopics(deps, actor, kept);
  if (!seen) throw new Error(`Topic ${id} was written and is not there`);
  return seen;
}

async function present(standing: Standing, topic: KeptTopic, about: Around): Promise<Topic> {
  const { before: _b, round: _r, signed, chain, lastEvent, lastBy, people, channels, ...shown } = topic;
  const moves = movesFor(topic.state, await factsAbout(standing, topic, about));
  const allowedEvents = moves.flatMap(({ event, because }) => (because === null ? [event] : []));
  return {
    ...shown,
    people: [...people],
    channels: [...channels],
    chain: chain === null ? null : { steps: [...chain], signed },
    moves: [...moves],
    allowedEvents,
    // Who made the last move takes it back; that others could too is a move like any other.
    undo: lastBy === standing.actor.id ? undoOf(lastEvent, allowedEvents) : null,
  };
}
