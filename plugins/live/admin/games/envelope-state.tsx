import { StateWord, type Tone } from '@hearth/cms/reach';
import type { EnvelopeState } from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Record<EnvelopeState, Tone>> = {
  ...{ draft: 'quiet', funded: 'wait', published: 'wait', open: 'proof', 'sold-out': 'proof' },
  ...{ expired: 'wait', settled: 'proof', archived: 'quiet', cancelled: 'stop' },
};

/** The state of a red packet as shape and word. */
export function EnvelopeStateWord({ state }: { readonly state: EnvelopeState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`games.envelope.is.${state}`)} />;
}
