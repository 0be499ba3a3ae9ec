import { useEffect } from 'react';

const EVERY = 4_000;

/** Reads a page anew while it is before somebody's eyes. */
export function useAnew(reload: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [reload]);
}
