import type { MoveTopic, StaffActor, Topic } from '../../contract';
import { err, ok, type Err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { destination, makeMove, type MoveRefusal } from './make-move';
import { presentTopic } from './present-topic';
import { around, factsAbout, standingOf } from './standing';
import type { TopicDeps } from './topic-deps';
import { chainFor, WANT_REASON } from './topic.rules';
import type { KeptTopic, TopicPatch } from './topic-store';

type Input = MoveTopic & { readonly id: string };

/** Moves a topic. What decides about the move was read for this version; whoever changed it meanwhile makes this one fail. */
export async function moveTopic(deps: TopicDeps, actor: StaffActor, input: Input): Promise<Result<Topic, MoveRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [input.id]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  if (topic.version !== input.version) return err('HEARTH.CHANGED_MEANWHILE');
  const standing = await standingOf(deps, actor);
  const about = (await around(deps, [topic]))(topic);
  const to = destination(topic, input.event, await factsAbout(standing, topic, about));
  if (!to.ok) return to;
  const wanted = await whatItTakes(deps, topic, input);
  if (!wanted.ok) return wanted;
  const signer = await standing.signerOf(topic, about.signatures);
  const as = (input.event === 'return' || input.event === 'reject') && 'as' in signer ? signer.as : actor;

  const done = await deps.database.transaction(async (tx) => {
    if (topic.state === 'merged' && !(await partsUntouched(deps, tx, topic))) return false;
    const patch = { ...wanted.value, ...(await patchFor(deps, actor, { topic, event: input.event })) };
    const move = { topic, event: input.event, to: to.value, as, reason: input.reason, patch };
    if (!(await makeMove(deps, tx, { ...move, ...(input.people ? { facts: { people: input.people } } : {}) }))) {
      return false;
    }
    await besides(deps, tx, { topic, input, to: to.value });
    return true;
  });
  return done ? ok(await presentTopic(deps, actor, topic.id)) : err('HEARTH.CHANGED_MEANWHILE');
}

/** What some events want said: a reason, a new time, people. */
async function whatItTakes(deps: TopicDeps, topic: KeptTopic, input: Input): Promise<Result<TopicPatch, MoveRefusal>> {
  const { event, reason, plannedFrom, plannedTo, people = [] } = input;
  if (WANT_REASON.includes(event) && !reason) return err('TOPICS.REASON_MISSING');
  if (event === 'assign') return (await canWork(deps, topic, people)) ?? ok({});
  if (event !== 'postpone') return ok({});
  if (plannedFrom === undefined) return err('TOPICS.NEW_TIME_MISSING');
  const isSpan = plannedTo !== undefined && Date.parse(plannedTo) >= Date.parse(plannedFrom);
  return ok({ plannedFrom, plannedTo: isSpan ? plannedTo : null });
}

/** Why some people cannot be put on a topic. */
async function canWork(
  deps: TopicDeps,
  topic: KeptTopic,
  people: readonly string[],
): Promise<Err<MoveRefusal> | undefined> {
  if (people.length === 0) return err('TOPICS.NOBODY_ASSIGNED');
  const { sees } = await deps.stations.tree();
  const here = (await deps.people.byIds(people)).filter(
    ({ active, station }) => active && sees(station, topic.station),
  );
  return here.length === new Set(people).size ? undefined : err('TOPICS.CANNOT_WORK_HERE');
}

async function patchFor(
  deps: TopicDeps,
  actor: StaffActor,
  { topic, event }: { readonly topic: KeptTopic; readonly event: Input['event'] },
): Promise<TopicPatch> {
  if (event === 'pitch') return { pitchedBy: actor.id, chain: await chainOf(deps, topic) };
  return topic.state === 'merged' ? { mergedInto: null } : {};
}

/** The chain that a topic is pitched under: it keeps that one, whatever is decided later for others. */
export async function chainOf(
  deps: Pick<TopicDeps, 'stations' | 'chains'>,
  { station, column }: Pick<KeptTopic, 'station' | 'column'>,
): Promise<NonNullable<KeptTopic['chain']>> {
  const tree = await deps.stations.tree();
  const line: string[] = [];
  for (let slug: string | null | undefined = station; slug; slug = tree.get(slug)?.parent) line.push(slug);
  return chainFor(await deps.chains.of(line), { line, column });
}

async function partsUntouched(deps: TopicDeps, tx: Tx, { id, mergedInto }: KeptTopic): Promise<boolean> {
  await deps.topics.lock(tx, mergedInto === null ? [id] : [id, mergedInto]);
  const merge = (await deps.hands.merges([id], tx)).get(id);
  return merge !== undefined && merge.intoVersion === merge.nowVersion;
}

type Besides = { readonly topic: KeptTopic; readonly input: Input; readonly to: KeptTopic['state'] };

/** Rows that change along with a move. */
async function besides(deps: TopicDeps, tx: Tx, { topic, input, to }: Besides): Promise<void> {
  if (topic.state === 'merged') await deps.hands.unmerge(tx, topic);
  if (input.event === 'revoke') await deps.hands.revokeLast(tx, topic);
  if (input.event === 'assign') await deps.hands.assign(tx, topic, [...new Set(input.people ?? [])]);
  // Whoever was assigned before is asked anew.
  else if (to === 'approved' && topic.people.length > 0) await deps.hands.assign(tx, topic, []);
}
