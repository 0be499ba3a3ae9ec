import type { ChainStep, TopicChain, TopicEvent, TopicMove, TopicReason, TopicState, TopicWords } from '../../contract';
import { topicMachine, type TopicFacts } from './topic.machine';

/** How far a topic is: what moves change besides its words and people. */
export type Course = {
  readonly state: TopicState;
  readonly before: 'draft' | 'pitched' | 'approved' | null;
  /** Counts pitches and material changes; signatures count for their round only. */
  readonly round: number;
  /** How many steps of the chain are signed in this round. */
  readonly signed: number;
};

/** What is approved. A change of these is a change of what was signed. */
export const MATERIAL = ['title', 'angle', 'column', 'budgetFen'] as const satisfies readonly (keyof TopicWords)[];

/** The states that only a topic with all signatures of its chain can be in. */
export const APPROVED: readonly TopicState[] = ['approved', 'assigned', 'accepted', 'on_site', 'filed', 'covered'];

/** The states of a topic that is over: it takes nothing in. */
export const OVER: readonly TopicState[] = ['merged', 'cancelled', 'rejected'];

/** Events that nobody makes without saying why. */
export const WANT_REASON: readonly TopicEvent[] = ['return', 'reject', 'cancel'];

/** By how many milliseconds a topic is put off, as far as its times say so. */
export function putOffBy(
  { plannedFrom: before }: Pick<TopicWords, 'plannedFrom'>,
  { plannedFrom: now }: Partial<Pick<TopicWords, 'plannedFrom'>>,
): number {
  return before === null || now === null || now === undefined ? 0 : Date.parse(now) - Date.parse(before);
}

/** Where a move leaves a topic. */
export function after(course: Course, event: TopicEvent, to: TopicState): Course {
  const next: Course = { ...course, state: to, before: null };
  switch (event) {
    case 'pitch':
      return { ...next, round: course.round + 1, signed: 0 };
    case 'sign':
    case 'approve':
      return { ...next, signed: course.signed + 1 };
    case 'revoke':
      return { ...next, signed: course.signed - 1 };
    case 'cancel':
    case 'postpone':
    case 'merge':
      return { ...next, before: course.before ?? stageOf(course.state) };
    default:
      return next;
  }
}

function stageOf(state: TopicState): 'draft' | 'pitched' | 'approved' {
  if (APPROVED.includes(state)) return 'approved';
  return state === 'pitched' ? 'pitched' : 'draft';
}

/** Whether a topic stands as approved, put aside or not: then what was signed cannot be changed. */
export function isSettled({ state, before }: Pick<Course, 'state' | 'before'>): boolean {
  return APPROVED.includes(state) || before === 'approved';
}

/** Where a change of what is approved leaves a topic that is not approved yet: what was signed was another text. */
export function afterMaterialChange(course: Course): Course {
  return { ...course, round: course.round + 1, signed: 0 };
}

/** The material fields that a change really alters. */
export function materialChanges(now: TopicWords, change: Partial<TopicWords>): readonly (keyof TopicWords)[] {
  return MATERIAL.filter((field) => change[field] !== undefined && change[field] !== now[field]);
}

/** Somebody about to sign, in their own name or for another. */
export type Signer = { readonly id: string; readonly onBehalfOf?: string | undefined };

/** A signature as far as the separation of duties cares. */
export type Signed = { readonly person: string; readonly onBehalfOf: string | null };

/**
 * Why somebody must not sign because of who they are: nobody approves what they wrote or pitched, nor two steps of one topic,
 * neither in their own name nor through whom they stand in for.
 */
export function duties(
  topic: { readonly author: string; readonly pitchedBy: string | null; readonly signatures: readonly Signed[] },
  signer: Signer,
): TopicReason | null {
  const hands = signer.onBehalfOf === undefined ? [signer.id] : [signer.id, signer.onBehalfOf];
  if (hands.some((hand) => hand === topic.author || hand === topic.pitchedBy)) return 'TOPICS.OWN_PITCH';
  const before = topic.signatures.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf]);
  return hands.some((hand) => before.includes(hand)) ? 'TOPICS.SIGNED_ALREADY' : null;
}

/** What a station goes by that set no chain: the desk first, then the chief editor. */
export const USUAL_CHAIN: readonly ChainStep[] = [
  { role: 'desk-head', post: null },
  { role: 'chief-editor', post: null },
];

/** The chain for a topic: of its column, of its station, of the nearest station above, or the usual one. `line` starts at the station. */
export function chainFor(
  chains: readonly Pick<TopicChain, 'station' | 'column' | 'steps'>[],
  { line, column }: { readonly line: readonly string[]; readonly column: string | null },
): readonly ChainStep[] {
  const own = chains.find((one) => one.station === line[0] && one.column === column && column !== null);
  if (own) return own.steps;
  for (const station of line) {
    const usual = chains.find((one) => one.station === station && one.column === null);
    if (usual) return usual.steps;
  }
  return USUAL_CHAIN;
}

/** Every move that the state knows and that makes sense here, each with the reason why whoever asks may not make it. */
export function movesFor(state: TopicState, facts: TopicFacts): readonly TopicMove[] {
  return topicMachine.events.flatMap((event) => {
    const found = topicMachine.transition(state, event);
    if (!found) return [];
    const answer = found.guard?.check(facts) ?? true;
    // Guards of this machine answer true or one of the reasons: see `guard` there.
    const because = answer === true ? null : (answer as TopicReason);
    return because === 'TOPICS.NOT_THIS_WAY' ? [] : [{ event, to: found.to, because }];
  });
}

const TAKES_BACK: Readonly<Partial<Record<string, readonly TopicEvent[]>>> = {
  pitch: ['withdraw'],
  sign: ['revoke'],
  approve: ['revoke'],
  return: ['recall'],
  reject: ['recall'],
  assign: ['unassign'],
  accept: ['step_back'],
  arrive: ['step_back'],
  file: ['step_back'],
  cover: ['step_back'],
  postpone: ['restore', 'recall', 'reopen'],
  cancel: ['restore', 'recall', 'reopen'],
  merge: ['restore', 'recall', 'reopen'],
};

/** The move that takes the last one back, where it is allowed. */
export function undoOf(lastEvent: string, allowed: readonly TopicEvent[]): TopicEvent | null {
  return TAKES_BACK[lastEvent]?.find((event) => allowed.includes(event)) ?? null;
}
