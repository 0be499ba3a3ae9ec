import { keeper } from './keeper';

const lockOf = (name: string): string => `hearth:${name}`;
/** Stands while a window is at it; it outlives a window that is closed in the middle. */
const markOf = (name: string): string => `at:${name}`;

/** Two windows must not use the same refresh token at once: the host would take the second use for theft. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  // The DOM types give a granted lock's result as Awaited<T>, which is what `await` yields anyway.
  return await navigator.locks.request(lockOf(name), async () => {
    // A mark that differs from one that was left is told to the other windows too.
    keeper.write(markOf(name), String(Date.now()));
    try {
      return await work();
    } finally {
      keeper.write(markOf(name), null);
    }
  });
}

/**
 * Calls when another window was closed in the middle of such work, which nobody would finish otherwise: its lock falls free, and its mark still
 * stands. Gives the way to stop listening.
 */
export function onLeftUndone(name: string, finish: () => void): () => void {
  if (!('locks' in navigator)) return () => undefined;
  const look = ({ key, newValue }: StorageEvent): void => {
    if (!key?.endsWith(markOf(name)) || newValue === null) return;
    void navigator.locks
      .request(lockOf(name), () => keeper.read(markOf(name)) !== null)
      .then((isLeft) => {
        if (isLeft) finish();
      });
  };
  window.addEventListener('storage', look);
  return () => window.removeEventListener('storage', look);
}
