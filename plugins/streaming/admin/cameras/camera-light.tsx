import { StateWord } from '@hearth/cms/reach';
import type { Camera } from '../../contract';
import { useSay } from '../words';

const TONES = { ready: 'quiet', held: 'proof', over: 'stop' } as const;

/** Where a link stands, as shape and word. */
export function CameraLight({ state }: Pick<Camera, 'state'>) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`camera.state.${state}`)} />;
}
