import { useCallback, useEffect, useRef } from 'react';

/** Does something once, a moment after it was asked for, however often it is asked for until then. */
export function useSoon(milliseconds: number, run: () => void): () => void {
  const held = useRef(run);
  held.current = run;
  const waiting = useRef<number>();
  useEffect(
    () => () => {
      window.clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
  return useCallback(() => {
    waiting.current ??= window.setTimeout(() => {
      waiting.current = undefined;
      held.current();
    }, milliseconds);
  }, [milliseconds]);
}
