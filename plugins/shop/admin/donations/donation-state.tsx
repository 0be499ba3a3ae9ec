import { StateWord, type Tone } from '@hearth/cms/reach';
import type { DonationState } from '../../contract';
import { useSay } from '../books/words';

const TONES: Readonly<Record<DonationState, Tone>> = {
  ...{ promised: 'quiet', accrued: 'wait', due: 'wait', paid: 'proof', published: 'proof', void: 'stop' },
};

/** The state of a donation as shape and word. */
export function DonationStateWord({ state }: { readonly state: DonationState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`donations.is.${state}`)} />;
}
