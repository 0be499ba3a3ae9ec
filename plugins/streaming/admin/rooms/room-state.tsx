import { StateWord, type Tone } from '@hearth/cms/reach';
import type { RoomState } from '../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<RoomState, Tone>> = {
  making: 'wait',
  idle: 'quiet',
  connecting: 'wait',
  live: 'proof',
  reconnecting: 'wait',
  disabled: 'stop',
  removed: 'stop',
};

/** A room's state as shape and word. */
export function RoomStateWord({ state }: { readonly state: RoomState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`state.${state}`)} />;
}
