import type { PostingEvent, DeliveryProblem, PostingState } from '../../contract';
import type { Posted, SendOutcome, Sight, WithdrawOutcome } from './outlet.rules';

/** What an outcome does to a delivery: the event, when to look at it next (`null`: a person or nobody), what is kept of it. */
export type Step = {
  readonly event: PostingEvent;
  readonly wait: number | null;
  readonly posted?: Posted;
  readonly problem?: DeliveryProblem;
};

/** How far a delivery has come, as far as waiting goes. */
export type Progress = { readonly attempt: number; readonly looks: number };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** After so many tries a person has to look. */
export const MOST_TRIES = 8;
/** After so many tries that were told to wait a person has to look as well. */
export const MOST_WAITS = 40;
/** After so many looks without an answer a person has to look. */
export const MOST_LOOKS = 12;
/** Accepted posts are watched longer: our own app waits for the press, platforms for their reviewers. */
export const MOST_WATCHES = 60;

/** How long to wait before the next try: doubling from half a minute, an hour at most. */
export const backoff = (attempt: number): number => Math.min(60 * MINUTE, 30 * SECOND * 2 ** Math.max(0, attempt - 1));

/** What a platform that was called may have answered. */
export type Answered = Exclude<SendOutcome, { kind: 'stopped' }>;

/** What an answer to sending does. `attempt` counts this one. */
export function afterSend(outcome: Answered, { attempt }: Progress): Step {
  switch (outcome.kind) {
    case 'live':
      return { event: 'go_live', wait: null, posted: outcome };
    case 'accepted':
      return { event: 'accept', wait: 5 * SECOND, posted: outcome };
    case 'handed-over':
      return { event: 'hand_over', wait: null };
    case 'retryable': {
      const problem: DeliveryProblem = { ...outcome.problem, kind: 'retryable' };
      // An account that waits for its allowance is not being refused: such tries are not counted against it.
      if (attempt < (outcome.wait === undefined ? MOST_TRIES : MOST_WAITS)) {
        return { event: 'fail', wait: Math.max(backoff(attempt), outcome.wait ?? 0), problem };
      }
      return { event: 'refuse', wait: null, problem: { ...problem, kind: 'final' } };
    }
    case 'final':
      return { event: 'refuse', wait: null, problem: { ...outcome.problem, kind: 'final' } };
    case 'unknown':
      return { event: 'lose', wait: 0, problem: { ...outcome.problem, kind: 'unknown' } };
  }
}

/** States from which somebody looks at the platform. */
export type Watched = Extract<PostingState, 'unknown' | 'accepted' | 'platform_review'>;

/**
 * What a look at the platform does. Only a post that is certainly not there is sent again, and only when the last word was that
 * nobody knows: what a platform had accepted and no longer shows is for a person.
 */
export function afterLook(
  state: Watched,
  sight: Sight,
  { attempt, looks }: Progress,
): Step | { readonly wait: number } {
  switch (sight.kind) {
    case 'live':
      return { event: 'go_live', wait: null, posted: sight };
    case 'rejected':
      return { event: 'reject', wait: null, problem: { ...sight.problem, kind: 'rejected' } };
    case 'absent':
      return state === 'unknown' ? sentAgain(attempt) : watching(state, looks);
    case 'accepted':
      return state === 'unknown' ? { event: 'accept', wait: 5 * SECOND, posted: sight } : watching(state, looks);
    case 'review':
      return underReview(state, sight, looks);
    case 'unclear':
      return watching(state, looks);
  }
}

const IN_VAIN: DeliveryProblem = {
  ...{ kind: 'final', code: 'NEVER_ARRIVED', path: null },
  message: { 'zh-Hans': '发送多次，内容都没有到达平台', en: 'It was sent many times and never arrived' },
  cure: {
    'zh-Hans': '请检查服务器到平台的网络，片子太大可先压缩，再点“已修好，重试”；已传的部分不用重传',
    en: 'Look at the network to the platform, make a large film smaller, then try again; what is there already is kept',
  },
};

/** The first time is begun anew at once, later ones with patience, and after so many tries a person has to look. */
function sentAgain(attempt: number): Step {
  if (attempt >= MOST_TRIES) return { event: 'refuse', wait: null, problem: IN_VAIN };
  return { event: 'absent', wait: attempt > 1 ? backoff(attempt - 1) : 0 };
}

/** A post that was accepted in secret is noted as such first, and as under review at the next look. */
function underReview(state: Watched, posted: Posted, looks: number): Step | { readonly wait: number } {
  if (state === 'unknown') return { event: 'accept', wait: 0, posted };
  return state === 'accepted' ? { event: 'review', wait: MINUTE, posted } : watching(state, looks);
}

function watching(state: Watched, looks: number): Step | { readonly wait: number } {
  if (looks >= (state === 'unknown' ? MOST_LOOKS : MOST_WATCHES)) return { event: 'give_up', wait: null };
  return { wait: Math.min(60 * MINUTE, 5 * SECOND * 2 ** Math.min(looks, 10)) };
}

/** What an answer to taking down does. */
export function afterWithdraw({ kind }: WithdrawOutcome, { looks }: Progress): Step {
  if (kind === 'by-hand') return { event: 'give_up', wait: null };
  if (kind === 'removed') return { event: 'removed', wait: SECOND };
  return looks < MOST_LOOKS ? { event: 'fail', wait: 5 * SECOND } : { event: 'give_up', wait: null };
}

/** What a look for a post that should be gone does. */
export function afterProbe(sight: Sight, { looks }: Progress): Step {
  if (sight.kind === 'absent' || sight.kind === 'rejected') return { event: 'gone', wait: null };
  return looks < MOST_LOOKS ? { event: 'still_there', wait: 2 * SECOND } : { event: 'give_up', wait: null };
}

/** What a lease that ran out means: not begun is begun anew; a send that was begun is a question, and so is a withdrawal. */
export function afterLostLease(state: PostingState): Step | undefined {
  if (state === 'claimed') return { event: 'give_back', wait: 0 };
  if (state === 'sending') return { event: 'lose', wait: 0 };
  // Withdrawing twice harms nobody: looking tells whether it has to be done again.
  return state === 'taking_down' ? { event: 'lose', wait: 0 } : undefined;
}
