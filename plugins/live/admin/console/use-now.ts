import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { skewAfter, skewToCount } from './skew.rules';

/** How far the clock of the house is ahead of that of this device. A laptop that is wrong by minutes would show every line as late. */
export const Skew = createContext(0);

/** Follows the clock of the house by the moments that it says. */
export function useSkew(): readonly [skew: number, hear: (saidAt: string) => void] {
  const [skew, setSkew] = useState<number>();
  const hear = useCallback((saidAt: string) => setSkew((known) => skewAfter(known, saidAt, Date.now())), []);
  return [skewToCount(skew), hear];
}

/** The present of the house, to the second. */
export function useNow(): number {
  const skew = useContext(Skew);
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => tick(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return now + skew;
}
