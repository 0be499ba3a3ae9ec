import { useEffect, useRef } from 'react';

/** Reads anew when something of the session was told; the first reading is the reader's own. */
export function useAgain(round: number, reload: () => void): void {
  const seen = useRef(round);
  useEffect(() => {
    if (seen.current === round) return;
    seen.current = round;
    reload();
  }, [round, reload]);
}
