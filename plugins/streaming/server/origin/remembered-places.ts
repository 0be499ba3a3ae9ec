import type { Clock } from '@hearth/cms/kernel';

const KEPT_MS = 3_000;
const MOST = 2_000;

/** Asks once in three seconds what a playback id stands for, however many watch; what nobody has is remembered as well. */
export function rememberedPlaces<Place>(clock: Clock, find: (playback: string) => Promise<Place>) {
  const known = new Map<string, { readonly until: number; readonly place: Promise<Place> }>();
  return (playback: string): Promise<Place> => {
    const now = clock.now().getTime();
    const held = known.get(playback);
    if (held && held.until > now) return held.place;
    const place = find(playback).catch((error: unknown) => {
      known.delete(playback);
      throw error;
    });
    known.delete(playback);
    known.set(playback, { until: now + KEPT_MS, place });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return place;
  };
}
