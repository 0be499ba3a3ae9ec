import { useEffect, useState } from 'react';

/** The present, to the second. */
export function useNow(): number {
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => tick(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
