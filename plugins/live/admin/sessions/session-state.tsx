import { StateWord, type Tone } from '@hearth/cms/reach';
import type { SessionState } from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Record<SessionState, Tone>> = {
  ...{ planned: 'quiet', prepared: 'wait', rehearsal: 'wait', ready: 'proof', live: 'proof', paused: 'stop' },
  ...{ ending: 'wait', ended: 'quiet', published: 'quiet', archived: 'quiet', cancelled: 'stop' },
};

/** The state of a session as shape and word. */
export function SessionStateWord({ state }: { readonly state: SessionState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`sessions.is.${state}`)} />;
}
