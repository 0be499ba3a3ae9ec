import { topicChanged, type StaffActor, type TopicComment } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { TopicDeps } from './topic-deps';

/** Writes under a topic; under a merged one it goes where its comments went. */
export async function commentTopic(
  deps: TopicDeps,
  actor: StaffActor,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<TopicComment, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const [topic] = await deps.topics.byIds(actor.stations, [id]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  const under = topic.mergedInto === null ? topic : { id: topic.mergedInto, station: topic.station };
  return deps.database.transaction(async (tx) => {
    const written = await deps.hands.comment(tx, under, { id: deps.ids.next(), person: actor.id, text });
    deps.ledger.append(tx, { actor, action: 'topic.commented', subject: under.id, facts: { comment: written.id } });
    // The version stays: a comment changes nothing that anybody decides about.
    const told = { topicId: under.id, version: topic.version, by: actor.id, at: deps.clock.now().toISOString() };
    await deps.outbox.append(tx, topicChanged({ station: topic.station, ...told }));
    return ok(written);
  });
}
