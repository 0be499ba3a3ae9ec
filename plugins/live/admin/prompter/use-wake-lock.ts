import { useEffect, useState } from 'react';

/** Keeps the screen awake while the page is seen; false where the browser cannot, so that the page can say what to do. */
export function useWakeLock(): boolean {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => {
    const held: { lock?: WakeLockSentinel; isGone?: boolean } = {};
    const ask = async (): Promise<void> => {
      // Missing on plain http and in old browsers, whatever the types say.
      if (!('wakeLock' in navigator) || document.hidden) return;
      try {
        const lock = await navigator.wakeLock.request('screen');
        if (held.isGone) return void lock.release();
        held.lock = lock;
        setAwake(true);
        lock.addEventListener('release', () => setAwake(false));
      } catch {
        // A phone that saves its battery refuses; the page says so.
        setAwake(false);
      }
    };
    const again = (): void => void ask();
    again();
    // The browser lets go whenever the page is hidden.
    document.addEventListener('visibilitychange', again);
    return () => {
      held.isGone = true;
      document.removeEventListener('visibilitychange', again);
      void held.lock?.release();
    };
  }, []);
  return isAwake;
}
