import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useColorScheme, useWindowDimensions } from 'react-native';
import { buildTheme, gutters, widthOf, type Theme, type Width } from './theme';

const ThemeContext = createContext<Theme>(
  buildTheme({ scheme: 'light', elder: false, mourning: false, chinese: true }),
);

export interface LookSettings {
  readonly scheme: 'light' | 'dark' | 'system';
  readonly elder: boolean;
  readonly mourning: boolean;
  readonly chinese: boolean;
}

export function ThemeProvider({ look, children }: { look: LookSettings; children: ReactNode }) {
  const system = useColorScheme() === 'dark' ? 'dark' : 'light';
  const scheme = look.scheme === 'system' ? system : look.scheme;
  const { elder, mourning, chinese } = look;
  const theme = useMemo(() => buildTheme({ scheme, elder, mourning, chinese }), [scheme, elder, mourning, chinese]);
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

/** Everything the parts of the design system know about how they look. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}

/** The page plan for the window as it is now, with its gutter. */
export function usePage(): { readonly width: Width; readonly gutter: number; readonly pixels: number } {
  const { width: pixels } = useWindowDimensions();
  const width = widthOf(pixels);
  return { width, gutter: gutters[width], pixels };
}
