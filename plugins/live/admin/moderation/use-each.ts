import { useEffect, useRef } from 'react';

/** Does something again and again while the page is open; undefined milliseconds do nothing. */
export function useEach(milliseconds: number | undefined, work: () => void): void {
  const held = useRef(work);
  held.current = work;
  useEffect(() => {
    if (milliseconds === undefined) return undefined;
    const timer = window.setInterval(() => held.current(), milliseconds);
    return () => window.clearInterval(timer);
  }, [milliseconds]);
}
