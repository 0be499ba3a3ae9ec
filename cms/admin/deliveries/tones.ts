import type { DeliveryShown, PostingState } from '../../contract';
import type { Tone } from '../reach/state-word';

/** What each state amounts to. */
export const TONES: Readonly<Record<PostingState, Tone>> = {
  planned: 'wait',
  gated: 'wait',
  due: 'wait',
  claimed: 'wait',
  sending: 'wait',
  failed_retryable: 'wait',
  failed_final: 'stop',
  unknown: 'stop',
  accepted: 'wait',
  platform_review: 'wait',
  rejected: 'stop',
  manual: 'wait',
  live: 'proof',
  replaced: 'quiet',
  cancelled: 'quiet',
  dropped: 'quiet',
  takedown_due: 'wait',
  taking_down: 'wait',
  verifying: 'wait',
  still_visible: 'stop',
  manual_takedown: 'stop',
  down: 'quiet',
};

/** When something next happens by itself; null where nothing does. */
export function nextMoment({ state, dueAt, nextAt }: Pick<DeliveryShown, 'state' | 'dueAt' | 'nextAt'>): string | null {
  return state === 'planned' || state === 'due' ? dueAt : nextAt;
}
