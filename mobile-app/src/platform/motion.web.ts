import { useSyncExternalStore } from 'react';

const asked = window.matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(listen: () => void): () => void {
  asked.addEventListener('change', listen);
  return () => asked.removeEventListener('change', listen);
}

/** Whether the reader asked the device for less motion. */
export const useStillness = (): boolean => useSyncExternalStore(subscribe, () => asked.matches);
