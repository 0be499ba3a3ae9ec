import type { PlacedLive } from '@/contract/types';
import { askFresh } from './etags';
import { query } from './http';
import { orThrow } from './result';

/** The lives that a station shows between its stories now. */
export async function fetchPlaced(station: string): Promise<readonly PlacedLive[]> {
  const path = query('/api/live/placements', { station });
  return orThrow(await askFresh<{ readonly placements: readonly PlacedLive[] }>(path)).placements;
}
