import {
  TOPICS_APPROVE,
  TOPICS_MANAGE,
  TOPICS_PITCH,
  type ChainStep,
  type StaffActor,
  type TopicReason,
  type TopicSignature,
} from '../../contract';
import type { TopicDeps } from './topic-deps';
import type { StandingMerge } from './topic-hands-store';
import type { TopicFacts } from './topic.machine';
import { duties } from './topic.rules';
import type { KeptTopic } from './topic-store';

type Deps = Pick<TopicDeps, 'roster' | 'people' | 'hands'>;

/** Whoever asks, as topics see them: asked once for each request, however many topics it is about. */
export type Standing = {
  readonly actor: StaffActor;
  readonly powers: { readonly pitch: boolean; readonly approve: boolean; readonly manage: boolean };
  /** As whom they sign the step that is due, or why they cannot. */
  signerOf(topic: KeptTopic, signatures: readonly TopicSignature[]): Promise<Signer>;
};

/** As whom somebody signs, or why they cannot. */
export type Signer = { readonly as: StaffActor } | { readonly refused: TopicReason };

/** What surrounds a topic and decides about its moves. */
export type Around = { readonly signatures: readonly TopicSignature[]; readonly merge: StandingMerge | undefined };

/** Finds out what somebody may do with topics, by their roles and by what others lent them. */
export async function standingOf(deps: Deps, actor: StaffActor): Promise<Standing> {
  const own = await deps.roster.powersOf(actor.id);
  const lender = async (power: string): Promise<string | undefined> =>
    own.includes(power) ? undefined : deps.roster.lenderTo(actor, power);
  const [pitcher, approver, planner] = await Promise.all([TOPICS_PITCH, TOPICS_APPROVE, TOPICS_MANAGE].map(lender));
  const has = (power: string, lent: string | undefined): boolean => own.includes(power) || lent !== undefined;
  const powers = {
    pitch: has(TOPICS_PITCH, pitcher),
    approve: has(TOPICS_APPROVE, approver),
    manage: has(TOPICS_MANAGE, planner),
  };
  const signing = { actor, roles: actor.roles, lender: approver, duty: dutyOf(deps, actor) };
  const lentRoles = approver === undefined ? [] : ((await deps.people.byIds([approver]))[0]?.roles ?? []);
  return {
    actor,
    powers,
    signerOf: async (topic, signatures) => {
      const step = topic.chain?.[topic.signed];
      if (topic.state !== 'pitched' || !step || !powers.approve) return { refused: 'TOPICS.NOT_YOUR_STEP' };
      const found = await signerFor({ ...signing, lentRoles }, step, topic.station);
      if ('refused' in found) return found;
      const because = duties({ ...topic, signatures }, found.as);
      return because === null ? found : { refused: because };
    },
  };
}

/** Whether a station has a post, and as whom the actor stands there. */
type Duty = (
  station: string,
  post: string,
) => Promise<{ readonly exists: boolean; readonly as: StaffActor | undefined }>;

function dutyOf({ roster }: Deps, actor: StaffActor): Duty {
  const known = new Map<string, ReturnType<Duty>>();
  const ask: Duty = async (station, slug) => ({
    exists: await roster.hasPost({ station, slug }),
    as: await roster.actingOn(actor, { station, slug }),
  });
  return (station, post) => {
    const key = `${station}/${post}`;
    const asked = known.get(key) ?? ask(station, post);
    known.set(key, asked);
    return asked;
  };
}

type Signing = {
  readonly actor: StaffActor;
  readonly roles: readonly string[];
  readonly lender: string | undefined;
  readonly lentRoles: readonly string[];
  readonly duty: Duty;
};

/** Where the station's roster has the post, whoever stands on it signs; elsewhere the role decides. */
async function signerFor(
  { actor, roles, lender, lentRoles, duty }: Signing,
  step: ChainStep,
  station: string,
): Promise<Signer> {
  if (step.post !== null) {
    const { exists, as } = await duty(station, step.post);
    if (exists) return as ? { as } : { refused: 'TOPICS.NOT_ON_DUTY' };
  }
  if (lender !== undefined && lentRoles.includes(step.role)) return { as: { ...actor, onBehalfOf: lender } };
  return roles.includes(step.role) ? { as: actor } : { refused: 'TOPICS.NOT_YOUR_STEP' };
}

/** What the guards of the machine ask. */
export async function factsAbout(
  standing: Standing,
  topic: KeptTopic,
  { signatures, merge }: Around,
): Promise<TopicFacts> {
  const { actor, powers } = standing;
  const signer = await standing.signerOf(topic, signatures);
  const signedAs = signatures.at(-1);
  return {
    powers,
    owns: topic.author === actor.id || topic.pitchedBy === actor.id,
    assigned: topic.people.includes(actor.id),
    movedLast: topic.lastBy === actor.id,
    complete: topic.angle !== '',
    cannotSign: 'refused' in signer ? signer.refused : null,
    lastStep: topic.chain !== null && topic.signed === topic.chain.length - 1,
    anySigned: topic.signed > 0,
    signedLast: signedAs?.person === actor.id,
    before: topic.before,
    targetUntouched: merge !== undefined && merge.intoVersion === merge.nowVersion,
  };
}

/** Reads what surrounds some topics, in two queries for all of them. */
export async function around(deps: Deps, topics: readonly KeptTopic[]): Promise<(topic: KeptTopic) => Around> {
  const ids = (which: (topic: KeptTopic) => boolean): string[] => topics.filter(which).map(({ id }) => id);
  const [signatures, merges] = await Promise.all([
    deps.hands.signatures(ids(({ signed }) => signed > 0)),
    deps.hands.merges(ids(({ state }) => state === 'merged')),
  ]);
  return ({ id }) => ({ signatures: signatures.get(id) ?? [], merge: merges.get(id) });
}
