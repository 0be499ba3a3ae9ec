import { useEffect } from 'react';

/** Does something again and again while a page is seen. */
export function useEvery(milliseconds: number, act: () => void): void {
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') act();
    }, milliseconds);
    return () => window.clearInterval(timer);
  }, [milliseconds, act]);
}
