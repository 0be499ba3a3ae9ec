import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { Ask, AssistantFacts, LiveAnswer, robotErrors } from '../../contract';
import type { KeptHost } from '../hosts/host.rules';
import type { LiveFacts } from '../robots/live-book';
import type { AnswerDeps } from './answer-deps';
import { ASSISTANT_LABEL, handed, shownAnswer, verdictOf, waitOf, type Verdict } from './answer.rules';
import type { KeptAnswer } from './answer.rules';
import { topicOf } from './topics.rules';

type Refused = RefusalOf<typeof robotErrors, 'SESSION_NOT_FOUND' | 'NOT_ON_AIR' | 'PRESS_USED'>;

/** What somebody asks in which live. */
export type Asking = Ask & { readonly id: string };

/**
 * Answers a question of a viewer. What is about price, refunds, health or minors goes to a person before any machine sees it; so does
 * everything while no machine is on with somebody who watches it. The same press is one question, and gets the same answer.
 */
export async function answerQuestion(
  deps: AnswerDeps,
  actor: ReaderActor,
  asking: Asking,
): Promise<Result<LiveAnswer, Refused>> {
  const live = await deps.lives.of(asking.id);
  if (!live || live.isRehearsal) return err('ROBOTS.SESSION_NOT_FOUND');
  if (live.state !== 'live' && live.state !== 'paused') return err('ROBOTS.NOT_ON_AIR');
  const known = await pressedBefore(deps, actor, asking);
  if (known) return sameOrUsed(deps, known, asking);
  const { facts, product } = await factsFor(deps, asking);
  const spoken = await speak(deps, { live, question: asking.question, facts });
  const { host, driver, verdict } = spoken;
  const isFirst = await deps.database.transaction((tx) =>
    deps.answers.insert(tx, {
      ...{ ...verdict, id: deps.ids.next(), station: live.station, session: live.id, reader: actor.id },
      ...{ host: host?.id ?? null, press: asking.press, question: asking.question, product },
      ...{ label: host?.label ?? ASSISTANT_LABEL, driver, factsHash: hashOfFacts(facts) },
    }),
  );
  const kept = await pressedBefore(deps, actor, asking);
  if (!kept) return err('ROBOTS.SESSION_NOT_FOUND');
  return isFirst ? ok(await withQueue(deps, kept)) : sameOrUsed(deps, kept, asking);
}

const pressedBefore = (
  { answers, database }: AnswerDeps,
  { id: reader }: ReaderActor,
  { id: session, press }: Asking,
): Promise<KeptAnswer | undefined> => answers.pressed(database.read, { session, reader, press });

async function sameOrUsed(
  deps: AnswerDeps,
  known: KeptAnswer,
  { question }: Asking,
): Promise<Result<LiveAnswer, Refused>> {
  return known.question === question ? ok(await withQueue(deps, known)) : err('ROBOTS.PRESS_USED');
}

/** Questions of a live, each with how many wait before it for a person; whoever asks often costs two looks, however many they asked. */
export async function withQueues(
  { answers, database: { read } }: Pick<AnswerDeps, 'answers' | 'database'>,
  session: string,
  kept: readonly KeptAnswer[],
): Promise<LiveAnswer[]> {
  const waiting = kept.filter(({ outcome, reply }) => outcome !== 'answered' && reply === null).map(({ id }) => id);
  if (waiting.length === 0) return kept.map((one) => shownAnswer(one, null));
  const [ahead, lately] = [await answers.ahead(read, session, waiting), await answers.lately(read, session)];
  return kept.map((one) => {
    const before = ahead.get(one.id);
    return shownAnswer(one, before === undefined ? null : { ahead: before, seconds: waitOf(before, lately) });
  });
}

/** The same of one. */
async function withQueue(deps: AnswerDeps, kept: KeptAnswer): Promise<LiveAnswer> {
  const [shown] = await withQueues(deps, kept.session, [kept]);
  return shown ?? shownAnswer(kept, null);
}

/** What of goods may be said today: of those that are asked for, or of what is pinned. */
async function factsFor(
  { goods, lives }: AnswerDeps,
  { id, product: asked }: Asking,
): Promise<{ readonly facts: AssistantFacts; readonly product: string | null }> {
  const offer = await lives.pinned(id);
  const product = asked ?? offer?.product ?? null;
  const shown = product === null ? undefined : (await goods.of([product])).get(product);
  return { product, facts: { goods: shown, offer: offer?.product === product ? offer : undefined } };
}

/** Addresses of papers run out, so they are no part of it. */
const hashOfFacts = ({ goods, offer }: AssistantFacts): string =>
  hashOf({
    goods: goods
      ? { product: goods.product, facts: goods.facts, claims: goods.claims, papers: goods.papers.map(({ id }) => id) }
      : null,
    offer: offer?.offer ?? null,
  });

type Spoken = { readonly host: KeptHost | undefined; readonly driver: string; readonly verdict: Verdict };
type Question = { readonly live: LiveFacts; readonly question: string; readonly facts: AssistantFacts };

async function speak(deps: AnswerDeps, { live, question, facts }: Question): Promise<Spoken> {
  const host = await deps.hosts.answering(deps.database.read, live.id);
  const topic = topicOf(question);
  if (topic) return { host, driver: 'handed-topics', verdict: handed(topic) };
  if (!host) return { host, driver: 'nobody', verdict: handed(null) };
  const driver = deps.driver();
  try {
    return { host, driver: driver.name, verdict: verdictOf(await driver.answer(question, facts), facts) };
  } catch (error) {
    deps.log.warn('the assistant could not answer', { driver: driver.name, error });
    return { host, driver: driver.name, verdict: verdictOf(undefined, facts) };
  }
}
