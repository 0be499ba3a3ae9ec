import { usePathname, useRouter } from 'expo-router';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { FlatList, View } from 'react-native';
import type { LiveCard as Card } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { setPageTitle } from '@/platform/page-head';
import { usePull } from '@/platform/pull';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage, useTheme } from '@/theme/use-theme';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { LiveCard } from './live-card';
import { LivesSkeleton } from './live-skeleton';
import { useLiveWords } from './live-words';
import { useLives } from './use-lives';
import { steady } from './watch.rules';

const GAP = 24;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  content: { width: '100%', alignSelf: 'center', paddingTop: t.space[4], paddingBottom: t.space[8] },
  columns: { gap: GAP },
  cell: { flex: 1, minWidth: 0 },
  pull: { alignItems: 'center', justifyContent: 'center', overflow: 'hidden' },
  end: { textAlign: 'center', paddingVertical: t.space[4] },
}));

type Lives = ReturnType<typeof useLives>;

/** What stands in the list's place while there is none. */
function Instead({ lives }: { lives: Lives }) {
  const { t } = useLiveWords();
  const router = useRouter();
  if (lives.isPending) return <LivesSkeleton />;
  if (lives.isError) {
    return <ErrorState failure={refusalOf(lives.error)} onRetry={() => void lives.refetch()} busy={lives.isFetching} />;
  }
  const home = { label: t('live.empty.action'), onPress: () => router.navigate('/') };
  return <EmptyState icon="live" title={t('live.empty.title')} text={t('live.empty.text')} action={home} />;
}

function usePlan() {
  const { width, gutter } = usePage();
  const { elder } = useTheme();
  const columns = width === 'phone' || elder ? 1 : width === 'tablet' ? 2 : 3;
  const measure = width === 'desk' ? widths.page : columns === 1 ? widths.tablet : widths.desk;
  return { columns, gutter, measure };
}

/** The list as it is shown: asked for again while it is in sight, pulled, and in the order in which it stood. */
function useList(list: RefObject<FlatList<Card> | null>, isSeen: boolean) {
  const lives = useLives(isSeen);
  const [isPulled, setPulled] = useState(false);
  const { refetch } = lives;
  const renew = useCallback(() => {
    setPulled(true);
    void refetch().finally(() => setPulled(false));
  }, [refetch]);
  const far = usePull(list, renew);
  const { lives: found = [], asOf = '' } = lives.data ?? {};
  const order = useRef<readonly string[]>([]);
  const all = isPulled ? found : steady(order.current, found);
  useEffect(() => {
    order.current = all.map(({ playbackId }) => playbackId);
  }, [all]);
  return { lives, all, asOf, isPulled, renew, height: isPulled ? 44 : far };
}

function Pull({ height, isPulled }: { height: number; isPulled: boolean }) {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <View style={[s.pull, { height }]} aria-live="polite">
      {height > 12 ? (
        <Text size="note" tone="inkSoft">
          {t(isPulled ? 'feed.refreshing' : 'feed.refresh')}
        </Text>
      ) : null}
    </View>
  );
}

function End() {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <Text size="note" tone="inkSoft" style={s.end}>
      {t('live.end')}
    </Text>
  );
}

/** What is on air now. Nothing in the list moves but what begins and ends. */
export function LivesScreen() {
  const s = useStyles();
  const { t } = useLiveWords();
  const isSeen = usePathname() === '/watch';
  const { columns, gutter, measure } = usePlan();
  const list = useRef<FlatList<Card>>(null);
  const { lives, all, asOf, isPulled, renew, height } = useList(list, isSeen);
  const title = t('live.title');
  useEffect(() => {
    if (isSeen) setPageTitle(title);
  }, [isSeen, title]);
  const cell = columns > 1 && { maxWidth: (measure - (columns - 1) * GAP) / columns };
  return (
    <View style={s.screen}>
      <TopBar title={title} back={false} measure={measure} />
      <View role="main" id="main" style={{ flex: 1 }}>
        <FlatList
          ref={list}
          key={columns}
          {...(columns > 1 ? { numColumns: columns, columnWrapperStyle: s.columns } : {})}
          data={all}
          keyExtractor={({ playbackId }) => playbackId}
          renderItem={({ item }) => (
            <View style={[s.cell, cell]}>
              <LiveCard live={item} asOf={asOf} />
            </View>
          )}
          refreshing={isPulled}
          onRefresh={renew}
          ListHeaderComponent={<Pull height={height} isPulled={isPulled} />}
          ListEmptyComponent={<Instead lives={lives} />}
          ListFooterComponent={all.length > 0 ? <End /> : null}
          contentContainerStyle={[s.content, { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter }]}
        />
      </View>
    </View>
  );
}
