import type { ReviewState } from '../../contract';
import type { Tone } from '../reach/state-word';

/** What each state amounts to: shape and colour that go with its word. */
export const TONES: Readonly<Record<ReviewState, Tone>> = {
  writing: 'quiet',
  l1: 'wait',
  l2: 'wait',
  l3: 'wait',
  returned: 'stop',
  signed: 'proof',
  held: 'quiet',
  emergency: 'stop',
  spiked: 'stop',
  sealed: 'stop',
};
