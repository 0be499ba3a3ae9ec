import type { PackageLine, PackageState } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<PackageState, Tone>> = { draft: 'wait', published: 'proof', withdrawn: 'quiet' };

/** Where a package stands; one that was written on since it went out says so. */
export function PackageStateWord({ of: { state, isAhead } }: { readonly of: Pick<PackageLine, 'state' | 'isAhead'> }) {
  const say = useSay();
  return isAhead ? (
    <StateWord tone="wait" word={say('ahead')} />
  ) : (
    <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
  );
}
