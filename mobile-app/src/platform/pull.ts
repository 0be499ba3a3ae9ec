import type { RefObject } from 'react';
import type { FlatList } from 'react-native';

/** Phones bring their own pull-to-refresh (RefreshControl), so there is nothing to draw. */
export function usePull<T>(_list: RefObject<FlatList<T> | null>, _onRefresh: () => void): number {
  return 0;
}
