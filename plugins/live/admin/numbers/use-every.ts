import { useEffect, useRef } from 'react';

/** Does something again and again while the page is looked at; undefined rests. */
export function useEvery(milliseconds: number | undefined, work: () => void): void {
  const held = useRef(work);
  held.current = work;
  useEffect(() => {
    if (milliseconds === undefined) return undefined;
    const timer = window.setInterval(() => {
      if (!document.hidden) held.current();
    }, milliseconds);
    return () => window.clearInterval(timer);
  }, [milliseconds]);
}
