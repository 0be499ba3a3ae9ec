import { QueryClientProvider } from '@tanstack/react-query';
import { usePathname } from 'expo-router';
import { StatusBar } from 'expo-status-bar';
import { useEffect, useState, type ReactNode } from 'react';
import { View } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';
import { queryClient } from '@/data/client';
import { languageOf, prefs, warmPrefs } from '@/data/prefs';
import { reach } from '@/data/reach';
import { finishForOthers, resumeSession } from '@/data/session';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { useHomeWatch } from '@/data/use-home-watch';
import { Masthead } from '@/features/feed/masthead';
import { keeper } from '@/platform/keeper';
import { setPageLook, setPageTitle } from '@/platform/page-head';
import { keepShell } from '@/platform/shell';
import { ThemeProvider, usePage, useTheme } from '@/theme/use-theme';
import { OfflineBar } from '@/ui/offline-bar';
import { useWords, WordsProvider } from '@/words/words';
import { useForgetting, type Draft } from './use-forgetting';

const TITLED = /^\/(story\/|watch|mall|receipts\/|welfare\/|lottery\/|reserved|bans)/; // these name their pages themselves

/** What lies around every screen: ground, offline bar, the masthead of a desk, and the page's title. */
function Ground({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const { locale, t } = useWords();
  const { online } = useStore(reach);
  const { width } = usePage();
  const path = usePathname();
  const station = useHome().data?.station.name ?? t('app.name');
  useHomeWatch();

  useEffect(() => {
    const { scheme, mourning } = theme;
    setPageLook({ language: locale, paper: theme.colour.paper, scheme, mourning });
  }, [theme, locale]);
  useEffect(() => {
    if (!TITLED.test(path)) setPageTitle(station);
  }, [path, station]);

  return (
    <View style={{ flex: 1, backgroundColor: theme.colour.paper }}>
      <StatusBar style={theme.scheme === 'dark' ? 'light' : 'dark'} />
      <OfflineBar shown={!online} />
      {width === 'desk' ? <Masthead /> : null}
      {children}
    </View>
  );
}

function Look({ children }: { children: ReactNode }) {
  const { scheme, elder } = useStore(prefs);
  const { tongue } = useWords();
  const mourning = useHome().data?.mode === 'mourning';
  return <ThemeProvider look={{ scheme, elder, mourning, chinese: tongue === 'zh' }}>{children}</ThemeProvider>;
}

/** Tips that wait for a net go by themselves; who never sent one does not load what sends them. */
async function sendKeptTips(): Promise<void> {
  try {
    (await import('@/data/tips')).watchTips();
  } catch {
    // They are kept, and go at the next start or from their page.
  }
}

interface AppFrameProps {
  readonly children: ReactNode;
  /** What readers write and leave on the phone. */
  readonly drafts?: readonly Draft[];
}

const NONE: readonly Draft[] = [];

/** Everything a screen may rely on, from the outside in. */
export function AppFrame({ children, drafts = NONE }: AppFrameProps) {
  const { language } = useStore(prefs);
  const [warm, setWarm] = useState(!keeper.needsWarming);

  useEffect(() => {
    if (keeper.needsWarming) void warmPrefs().finally(() => setWarm(true));
    void resumeSession();
    keepShell();
    return finishForOthers();
  }, []);
  useEffect(() => {
    if (warm && keeper.read('tips') !== null) void sendKeptTips();
  }, [warm]);

  useForgetting(drafts, warm);

  if (!warm) return null;
  return (
    <SafeAreaProvider>
      <QueryClientProvider client={queryClient}>
        <WordsProvider tongue={languageOf(language)}>
          <Look>
            <Ground>{children}</Ground>
          </Look>
        </WordsProvider>
      </QueryClientProvider>
    </SafeAreaProvider>
  );
}
