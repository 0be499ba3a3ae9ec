import { useCallback, useEffect, useState } from 'react';

/** Seconds left of a wait. Counted from the clock, so that a sleeping phone does not stretch it. */
export function useCountdown(): readonly [left: number, start: (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (until === 0) return undefined;
    const tick = () => setLeft(Math.max(Math.ceil((until - Date.now()) / 1000), 0));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);

  const start = useCallback((seconds: number) => {
    setLeft(seconds);
    setUntil(Date.now() + seconds * 1000);
  }, []);
  return [left, start];
}
