import { StateWord, type Tone } from '@hearth/cms/reach';
import type { RecordingLine, RecordingState } from '../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<RecordingState, Tone>> = {
  recording: 'proof',
  preparing: 'wait',
  ready: 'quiet',
  errored: 'stop',
  removed: 'stop',
  gone: 'stop',
};

/** A recording's state as shape and word, with how far a cut has come. */
export function RecordingStateWord({ of }: { readonly of: Pick<RecordingLine, 'state' | 'progress'> }) {
  const say = useSay();
  const { state, progress } = of;
  const word = say(`recording.state.${state}`);
  const share = state === 'preparing' && progress !== null ? ` ${Math.round(progress * 100)}%` : '';
  return <StateWord tone={TONES[state]} word={word + share} />;
}
