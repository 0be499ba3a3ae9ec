import type { LeadState } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<LeadState, Tone>> = {
  new: 'wait',
  checked: 'proof',
  adopted: 'proof',
  dropped: 'stop',
  merged: 'quiet',
};

/** The state of a lead as shape and word. */
export function LeadStateWord({ state }: { readonly state: LeadState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`state.${state}`)} />;
}
