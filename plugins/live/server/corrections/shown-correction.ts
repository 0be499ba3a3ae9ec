import type { LiveCorrection } from '../../contract';
import type { KeptCorrection } from './correction-store';

/** A correction as pages see it. */
export function shownCorrection({ station: _, room: _room, ...correction }: KeptCorrection): LiveCorrection {
  return correction;
}
