import { topicChanged, type StaffActor, type Topic } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { destination, makeMove, type MoveRefusal } from './make-move';
import { moveTopic } from './move-topic';
import { presentTopic } from './present-topic';
import { around, factsAbout, standingOf } from './standing';
import type { TopicDeps } from './topic-deps';
import { OVER } from './topic.rules';
import type { KeptTopic } from './topic-store';

type Merge = { readonly id: string; readonly into: string; readonly version: number; readonly intoVersion: number };
type MergeRefusal = MoveRefusal | Refusal<'TOPICS.CANNOT_TAKE_IN', undefined>;

/** Merges a duplicate into another topic of its station. Its comments go along; both rows are held, so two merges cannot cross. */
export async function mergeTopics(
  deps: TopicDeps,
  actor: StaffActor,
  { id, into, version, intoVersion }: Merge,
): Promise<Result<{ topic: Topic; into: Topic }, MergeRefusal>> {
  const pair = await pairOf(deps, actor, { id, into, version, intoVersion });
  if (!pair.ok) return pair;
  const { topic, target } = pair.value;
  const standing = await standingOf(deps, actor);
  const about = (await around(deps, [topic]))(topic);
  const to = destination(topic, 'merge', await factsAbout(standing, topic, about));
  if (!to.ok) return to;

  const merged = await deps.database.transaction(async (tx) => {
    const versions = await deps.topics.lock(tx, [id, into]);
    if (versions.get(id) !== version || versions.get(into) !== intoVersion) return false;
    const move = {
      topic,
      event: 'merge',
      to: to.value,
      as: actor,
      patch: { mergedInto: into },
      facts: { into },
    } as const;
    await makeMove(deps, tx, move);
    // The target counts as changed by it: whoever had it open sees what came in, and a second merge sees the first.
    await deps.topics.patch(tx, target, {});
    await deps.hands.merge(tx, topic, { id: deps.ids.next(), into, intoVersion: intoVersion + 1 });
    const told = { topicId: into, version: intoVersion + 1, by: actor.id, at: deps.clock.now().toISOString() };
    await deps.outbox.append(tx, topicChanged({ station: target.station, ...told }));
    return true;
  });
  if (!merged) return err('HEARTH.CHANGED_MEANWHILE');
  return ok({ topic: await presentTopic(deps, actor, id), into: await presentTopic(deps, actor, into) });
}

async function pairOf(
  deps: TopicDeps,
  actor: StaffActor,
  { id, into, version, intoVersion }: Merge,
): Promise<Result<{ topic: KeptTopic; target: KeptTopic }, MergeRefusal>> {
  if (id === into) return err('TOPICS.CANNOT_TAKE_IN');
  const kept = await deps.topics.byIds(actor.stations, [id, into]);
  const [topic, target] = [kept.find((one) => one.id === id), kept.find((one) => one.id === into)];
  if (!topic || !target) return err('HEARTH.NOT_FOUND');
  if (topic.version !== version || target.version !== intoVersion) return err('HEARTH.CHANGED_MEANWHILE');
  const canTakeIn = target.station === topic.station && !OVER.includes(target.state);
  return canTakeIn ? ok({ topic, target }) : err('TOPICS.CANNOT_TAKE_IN');
}

/** Takes a merge back, to exactly where the topic was. */
export async function unmergeTopic(
  deps: TopicDeps,
  actor: StaffActor,
  { id, version }: Pick<Merge, 'id' | 'version'>,
): Promise<Result<Topic, MoveRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [id]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  if (topic.state !== 'merged') return err('TOPICS.NOT_THIS_WAY');
  const back = { approved: 'restore', pitched: 'recall', draft: 'reopen' } as const;
  return moveTopic(deps, actor, { id, version, event: back[topic.before ?? 'draft'] });
}
