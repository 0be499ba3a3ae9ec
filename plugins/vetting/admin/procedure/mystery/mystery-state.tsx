import { StateWord, type Tone } from '@hearth/cms/reach';
import type { Mystery } from '../../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<Mystery['state'], Tone>> = { bought: 'wait', compared: 'proof', lost: 'quiet' };

/** Where a parcel stands, as shape and word. */
export function MysteryStateWord({ state }: { readonly state: Mystery['state'] }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`mystery.state.${state}`)} />;
}
