import type { StaffActor, Topic } from '../../contract';
import { err, hashOf, ok, type Result } from '../../kernel';
import { destination, makeMove, type MoveRefusal } from './make-move';
import { presentTopic } from './present-topic';
import { around, factsAbout, standingOf } from './standing';
import type { TopicDeps } from './topic-deps';
import type { KeptTopic } from './topic-store';

type Input = { readonly id: string; readonly version: number };

/** Signs the step that is due; with the last one the topic is approved. The signature names what it was put under. */
export async function approveTopic(
  deps: TopicDeps,
  actor: StaffActor,
  { id, version }: Input,
): Promise<Result<Topic, MoveRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [id]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  if (topic.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const standing = await standingOf(deps, actor);
  const about = (await around(deps, [topic]))(topic);
  const facts = await factsAbout(standing, topic, about);
  const event = facts.lastStep ? 'approve' : 'sign';
  const to = destination(topic, event, facts);
  if (!to.ok) return to;
  const signer = await standing.signerOf(topic, about.signatures);
  if ('refused' in signer) return err(signer.refused);

  const done = await deps.database.transaction(async (tx) => {
    const hash = signedHash(topic);
    const step = topic.signed;
    const move = { topic, event, to: to.value, as: signer.as, facts: { step, hash } } as const;
    if (!(await makeMove(deps, tx, move))) return false;
    const { id: person, onBehalfOf = null } = signer.as;
    await deps.hands.sign(tx, topic, { id: deps.ids.next(), round: topic.round, step, person, onBehalfOf, hash });
    return true;
  });
  return done ? ok(await presentTopic(deps, actor, id)) : err('HEARTH.CHANGED_MEANWHILE');
}

/** What a signature is put under: everything that is approved, and the chain it is approved by. */
export function signedHash({ id, title, angle, column, budgetFen, chain }: KeptTopic): string {
  return hashOf({ id, title, angle, column, budgetFen, chain });
}
