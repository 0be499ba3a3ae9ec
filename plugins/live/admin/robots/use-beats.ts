import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { LiveHost } from '../../contract';
import { BEAT_EVERY } from './watching.rules';

/**
 * Says that the label is seen, for as long as whoever is on duty says so and the page is before their eyes: a tab in the background sees
 * nothing. False when the host did not hear it.
 */
export function useBeats(watched: readonly LiveHost[], isWatching: boolean): boolean {
  const { post } = useFetchClient();
  const [isHeard, setHeard] = useState(true);
  const ids = watched.map(({ id }) => id).join();
  useEffect(() => {
    if (!isWatching || ids === '') return undefined;
    const beat = (): void => {
      if (document.visibilityState !== 'visible') return;
      Promise.all(ids.split(',').map((id) => post(`/live/hosts/${id}/beats`, { isLabelSeen: true })))
        .then(() => setHeard(true))
        .catch(() => setHeard(false));
    };
    beat();
    const timer = setInterval(beat, BEAT_EVERY);
    document.addEventListener('visibilitychange', beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
    };
  }, [ids, isWatching, post]);
  return isHeard;
}
