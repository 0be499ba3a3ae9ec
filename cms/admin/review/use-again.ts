import { useEffect } from 'react';

const AGAIN_AFTER = 20_000;

/** Reads again every twenty seconds while the page is seen, and when somebody comes back to it. `again` stays the same function. */
export function useAgain(again: () => void): void {
  useEffect(() => {
    const whenSeen = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(whenSeen, AGAIN_AFTER);
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('focus', whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('focus', whenSeen);
    };
  }, [again]);
}
