import type { TopicState } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<TopicState, Tone>> = {
  draft: 'quiet',
  pitched: 'wait',
  returned: 'stop',
  approved: 'proof',
  assigned: 'wait',
  accepted: 'proof',
  on_site: 'proof',
  filed: 'wait',
  covered: 'proof',
  postponed: 'wait',
  rejected: 'stop',
  cancelled: 'stop',
  merged: 'quiet',
};

/** The state of a topic as shape and word. */
export function TopicStateWord({ state }: { readonly state: TopicState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`state.${state}`)} />;
}
