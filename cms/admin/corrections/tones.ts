import type { CorrectionState, CorrectionTrack } from '../../contract';
import type { Tone } from '../reach/state-word';

/** What the states of a correction amount to. */
export const TONES: Readonly<Record<CorrectionState, Tone>> = {
  ...{ proposed: 'wait', open: 'stop', signed: 'wait', done: 'proof', dropped: 'quiet' },
};

/** How an account stands: nothing sent yet, under way, done, given up, or in the hands of a person. */
export function trackStep({
  isDone,
  givenUp,
  delivery,
  state,
}: CorrectionTrack): 'done' | 'given-up' | 'none' | 'hand' | 'trouble' | 'going' {
  if (givenUp !== null) return 'given-up';
  if (isDone) return 'done';
  if (delivery === null) return 'none';
  if (state === 'manual') return 'hand';
  return state === 'failed_final' || state === 'rejected' ? 'trouble' : 'going';
}
