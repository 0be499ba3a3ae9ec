import { StateWord, type Tone } from '@hearth/cms/reach';
import type { TargetLight } from '../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<TargetLight, Tone>> = {
  off: 'quiet',
  waiting: 'wait',
  starting: 'wait',
  broadcasting: 'proof',
  errored: 'stop',
  fatal: 'stop',
};

/** How a copy stands, as shape and word. */
export function TargetLightWord({ state }: { readonly state: TargetLight }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`target.state.${state}`)} />;
}
