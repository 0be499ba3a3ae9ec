import { useEffect, useRef } from 'react';

/** Does something again and again while somebody looks at the page, and at once when they come back to it. */
export function useEvery(milliseconds: number, run: () => void): void {
  const held = useRef(run);
  held.current = run;
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) held.current();
    };
    const timer = window.setInterval(look, milliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [milliseconds]);
}
