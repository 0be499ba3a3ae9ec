import type { TopicEvent, TopicReason, TopicState } from '../../contract';
import { machine, type Guard, type Transition } from '../../kernel';

/** What the guards ask: who wants to move the topic, and how far it is. */
export type TopicFacts = {
  readonly powers: { readonly pitch: boolean; readonly manage: boolean };
  /** Wrote it or pitched it. */
  readonly owns: boolean;
  readonly assigned: boolean;
  /** Made the last move. */
  readonly movedLast: boolean;
  /** Says enough to be pitched. */
  readonly complete: boolean;
  /** Why they cannot sign the step that is due; `null` when they can. */
  readonly cannotSign: TopicReason | null;
  readonly lastStep: boolean;
  readonly anySigned: boolean;
  readonly signedLast: boolean;
  /** What it was before it was put aside. */
  readonly before: 'draft' | 'pitched' | 'approved' | null;
  /** Nothing happened to the topic it was merged into. */
  readonly targetUntouched: boolean;
};

type Move = Transition<TopicState, TopicFacts>;

const guard = (name: string, because: (facts: TopicFacts) => TopicReason | null): Guard<TopicFacts> => ({
  name,
  check: (facts) => because(facts) ?? true,
});

const NOT_THIS_WAY = 'TOPICS.NOT_THIS_WAY';
const manages = ({ powers }: TopicFacts): TopicReason | null => (powers.manage ? null : 'TOPICS.NO_POWER_TO_MANAGE');
const ownsOrManages = (facts: TopicFacts): TopicReason | null =>
  facts.owns || facts.powers.manage ? null : 'TOPICS.NOT_YOURS';
const worksOrManages = ({ assigned, powers }: TopicFacts): TopicReason | null =>
  assigned || powers.manage ? null : 'TOPICS.NOT_ASSIGNED';

const planner = guard('planner', manages);
const owner = guard('owner-or-planner', ownsOrManages);
const worker = guard('assigned', ({ assigned }) => (assigned ? null : 'TOPICS.NOT_ASSIGNED'));
const workerOrPlanner = guard('assigned-or-planner', worksOrManages);
const mayPitch = guard('complete-and-may-pitch', (facts) =>
  !facts.powers.pitch ? 'TOPICS.NO_POWER_TO_PITCH' : !facts.complete ? 'TOPICS.NOT_COMPLETE' : ownsOrManages(facts),
);
const signsOneStep = guard('signs-a-step', ({ lastStep, cannotSign }) => (lastStep ? NOT_THIS_WAY : cannotSign));
const signsLastStep = guard('signs-the-last-step', ({ lastStep, cannotSign }) =>
  lastStep ? cannotSign : NOT_THIS_WAY,
);
/** Whoever could sign can refuse; a planner can too, but never for what is their own. */
const decides = guard('could-sign', ({ cannotSign, powers, owns }) => (powers.manage && !owns ? null : cannotSign));
const decided = guard('decided-it', ({ movedLast, powers, owns }) =>
  movedLast || (powers.manage && !owns) ? null : 'TOPICS.NOT_YOUR_SIGNATURE',
);
const unsigned = guard('unsigned', (facts) => (facts.anySigned ? 'TOPICS.SIGNED_SINCE' : ownsOrManages(facts)));
const signedLast = guard('signed-last', (facts) =>
  !facts.anySigned ? NOT_THIS_WAY : facts.signedLast ? null : 'TOPICS.NOT_YOUR_SIGNATURE',
);
const signedLastOrPlanner = guard('signed-last-or-planner', ({ signedLast: signed, powers }) =>
  signed || powers.manage ? null : 'TOPICS.NOT_YOUR_SIGNATURE',
);

/** The ways back from where a topic was put aside: exactly to where it was, so that no approval is won or lost. */
function waysBack(when: string, also: (facts: TopicFacts) => TopicReason | null): Readonly<Record<Back, Move>> {
  const was = (before: TopicFacts['before']): Guard<TopicFacts> =>
    guard(`was-${before ?? ''}${when}`, (facts) => (facts.before === before ? also(facts) : NOT_THIS_WAY));
  return {
    restore: { to: 'approved', guard: was('approved') },
    recall: { to: 'pitched', guard: was('pitched') },
    reopen: { to: 'draft', guard: was('draft') },
  };
}
type Back = 'restore' | 'recall' | 'reopen';

const cancel: Move = { to: 'cancelled', guard: owner };
const cancelWork: Move = { to: 'cancelled', guard: planner };
const postpone: Move = { to: 'postponed', guard: owner };
const merge: Move = { to: 'merged', guard: owner };
const assign: Move = { to: 'assigned', guard: planner };

/** A topic (选题): pitched, signed step by step by others than its pitcher, assigned and covered; or put aside with a reason. */
export const topicMachine = machine<TopicState, TopicEvent, TopicFacts>({
  name: 'topic',
  initial: 'draft',
  final: ['covered', 'rejected', 'cancelled', 'merged'],
  states: {
    draft: { pitch: { to: 'pitched', guard: mayPitch }, merge, cancel },
    pitched: {
      sign: { to: 'pitched', guard: signsOneStep },
      approve: { to: 'approved', guard: signsLastStep },
      revoke: { to: 'pitched', guard: signedLast },
      return: { to: 'returned', guard: decides },
      reject: { to: 'rejected', guard: decides },
      withdraw: { to: 'draft', guard: unsigned },
      postpone,
      merge,
      cancel,
    },
    returned: {
      pitch: { to: 'pitched', guard: mayPitch },
      recall: { to: 'pitched', guard: decided },
      merge,
      cancel,
    },
    approved: {
      assign,
      revoke: { to: 'pitched', guard: signedLastOrPlanner },
      postpone: { to: 'postponed', guard: planner },
      merge: { to: 'merged', guard: planner },
      cancel: cancelWork,
    },
    assigned: {
      accept: { to: 'accepted', guard: worker },
      assign,
      unassign: { to: 'approved', guard: planner },
      postpone: { to: 'postponed', guard: planner },
      cancel: cancelWork,
    },
    accepted: {
      arrive: { to: 'on_site', guard: worker },
      file: { to: 'filed', guard: worker },
      step_back: { to: 'assigned', guard: workerOrPlanner },
      assign,
      postpone: { to: 'postponed', guard: planner },
      cancel: cancelWork,
    },
    on_site: {
      file: { to: 'filed', guard: worker },
      step_back: { to: 'accepted', guard: workerOrPlanner },
      cancel: cancelWork,
    },
    filed: {
      cover: { to: 'covered', guard: planner },
      step_back: { to: 'accepted', guard: workerOrPlanner },
      cancel: cancelWork,
    },
    covered: { step_back: { to: 'filed', guard: planner } },
    postponed: { ...waysBack('', ownsOrManages), cancel },
    rejected: { recall: { to: 'pitched', guard: decided } },
    cancelled: waysBack('', ownsOrManages),
    merged: waysBack('-and-target-untouched', (facts) =>
      facts.targetUntouched ? ownsOrManages(facts) : 'TOPICS.TARGET_TOUCHED',
    ),
  },
});
