import { useEffect, useState, type RefObject } from 'react';
import type { FlatList } from 'react-native';

export const PULL_ENOUGH = 64;
const RESISTANCE = 0.45;
const MOST = 96;

/** Follows a finger that pulls down at the top of the list and tells how far; react-native-web has no RefreshControl. */
export function usePull<T>(list: RefObject<FlatList<T> | null>, onRefresh: () => void): number {
  const [pulled, setPulled] = useState(0);

  useEffect(() => {
    // On the web the scrollable node is an element; React Native types it as a native handle.
    const node = list.current?.getScrollableNode() as HTMLElement | undefined;
    if (!node) return undefined;
    let from: number | null = null;
    let far = 0;
    const start = (e: TouchEvent) => (from = node.scrollTop <= 0 ? (e.touches[0]?.clientY ?? null) : null);
    const move = (e: TouchEvent) => {
      if (from === null) return;
      far = Math.min(Math.max(((e.touches[0]?.clientY ?? from) - from) * RESISTANCE, 0), MOST);
      setPulled(far);
    };
    const end = () => {
      if (from !== null && far >= PULL_ENOUGH) onRefresh();
      from = null;
      far = 0;
      setPulled(0);
    };
    const quiet = { passive: true };
    node.addEventListener('touchstart', start, quiet);
    node.addEventListener('touchmove', move, quiet);
    node.addEventListener('touchend', end, quiet);
    node.addEventListener('touchcancel', end, quiet);
    return () => {
      node.removeEventListener('touchstart', start);
      node.removeEventListener('touchmove', move);
      node.removeEventListener('touchend', end);
      node.removeEventListener('touchcancel', end);
    };
  }, [list, onRefresh]);

  return pulled;
}
