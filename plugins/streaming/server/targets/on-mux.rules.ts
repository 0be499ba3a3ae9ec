import { platformPresets, type Capabilities, type RoomState, type TargetPlatform } from '../../contract';

const ON_AIR: ReadonlySet<RoomState> = new Set(['connecting', 'live', 'reconnecting']);

/** Whether the platforms of a room may be changed now: Mux lets nobody change them while live. */
export const mayChangeNow = (state: RoomState, { targetsWhileLive }: Pick<Capabilities, 'targetsWhileLive'>): boolean =>
  targetsWhileLive || !ON_AIR.has(state);

/** What a further platform asks of a room that Mux copies. */
export type Further = { readonly platform: TargetPlatform; readonly count: number };

/**
 * Why a room cannot have a further platform and stay with Mux: it has as many as Mux copies to, or the platform gives a new key for each
 * broadcast, which is put in minutes before it or during it, when Mux takes none.
 */
export function beyondMux(
  { maxTargets }: Pick<Capabilities, 'maxTargets'>,
  { platform, count }: Further,
): 'many' | 'keys' | undefined {
  if (platformPresets[platform].keyLife === 'broadcast') return 'keys';
  return maxTargets !== null && count >= maxTargets ? 'many' : undefined;
}
