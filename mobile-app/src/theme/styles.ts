import { StyleSheet } from 'react-native';
import type { Theme } from './theme';
import { useTheme } from './use-theme';

/** A hook that makes a component's styles once per theme, however many rows use them. */
export function styles<T extends StyleSheet.NamedStyles<T>>(
  make: (theme: Theme) => T & StyleSheet.NamedStyles<T>,
): () => T {
  const made = new WeakMap<Theme, T>();
  return function useStyles() {
    const theme = useTheme();
    const before = made.get(theme);
    if (before) return before;
    const fresh = StyleSheet.create(make(theme));
    made.set(theme, fresh);
    return fresh;
  };
}
