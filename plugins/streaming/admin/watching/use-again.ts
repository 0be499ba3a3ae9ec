import { useEffect } from 'react';

const AGAIN_AFTER = 10_000;

/** Reads again every ten seconds while somebody looks. */
export function useAgain(reload: () => void, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const whenSeen = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(whenSeen, AGAIN_AFTER);
    return () => clearInterval(timer);
  }, [reload, isOn]);
}
