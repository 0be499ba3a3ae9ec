import { StateWord, type Tone } from '@hearth/cms/reach';
import type { SampleState } from '../../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<SampleState, Tone>> = { drawn: 'wait', passed: 'proof', failed: 'stop' };

/** Where a sample stands, as shape and word. */
export function SampleStateWord({ state }: { readonly state: SampleState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`samples.state.${state}`)} />;
}
