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
import type { PartLoader, ReserveLineProps } from '../watch-parts';
import { AnnouncedPart } from './announced';
import { wordOfNone } from './announced.rules';
import { LiveCard } from './live-card';
import { LivesSkeleton } from './live-skeleton';
import { useLiveWords } from './live-words';
import { useAnnounced } from './use-announced';
import { useLives } from './use-lives';
import { steady } from './watch.rules';

const GAP = 24;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  content: { width: '100%', alignSelf: 'center', paddingTop: t.space[4], paddingBottom: t.space[8] },
  columns: { gap: GAP },
  cell: { flex: 1, minWidth: 0 },
  pull: { alignItems: 'center', justifyContent: 'center', overflow: 'hidden' },
  none: { paddingBottom: t.space[4] },
  end: { textAlign: 'center', paddingVertical: t.space[4] },
}));

interface Found {
  readonly lives: ReturnType<typeof useLives>;
  readonly announced: ReturnType<typeof useAnnounced>;
}

/** What stands in the place of what is on the air while nothing is. */
function Instead({ lives, announced }: Found) {
  const s = useStyles();
  const { t } = useLiveWords();
  const router = useRouter();
  if (lives.isPending || (lives.isSuccess && announced.isPending)) return <LivesSkeleton />;
  if (lives.isError) {
    const again = () => void Promise.all([lives.refetch(), announced.refetch()]);
    return <ErrorState failure={refusalOf(lives.error)} onRetry={again} busy={lives.isFetching} />;
  }
  const { coming = [], replays = [] } = announced.data ?? {};
  const word = wordOfNone({ coming: coming.length, replays: replays.length });
  if (word !== null) {
    return (
      <Text tone="inkSoft" style={s.none}>
        {t(word)}
      </Text>
    );
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
  const announced = useAnnounced(isSeen);
  const [isPulled, setPulled] = useState(false);
  const { refetch } = lives;
  const { refetch: refetchAnnounced } = announced;
  const renew = useCallback(() => {
    setPulled(true);
    void Promise.all([refetch(), refetchAnnounced()]).finally(() => setPulled(false));
  }, [refetch, refetchAnnounced]);
  const far = usePull(list, renew);
  const { lives: found = [], asOf = '' } = lives.data ?? {};
  const order = useRef<readonly string[]>([]);
  const all = isPulled ? found : steady(order.current, found);
  useEffect(() => {
    order.current = all.map(({ playbackId }) => playbackId);
  }, [all]);
  return { lives, announced, all, asOf, isPulled, renew, height: isPulled ? 44 : far };
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

interface FootProps {
  readonly announced: Found['announced'];
  readonly isLost: boolean;
  readonly hasLives: boolean;
  readonly reserve: PartLoader<ReserveLineProps> | null;
}

/** Below what is on the air. Where nothing at all could be read, one error is enough. */
function Foot({ announced, isLost, hasLives, reserve }: FootProps) {
  const { coming = [], replays = [] } = announced.data ?? {};
  const isAny = hasLives || coming.length > 0 || replays.length > 0;
  if (isLost && announced.data === undefined) return null;
  return (
    <>
      <AnnouncedPart announced={announced} reserve={reserve} />
      {isAny ? <End /> : null}
    </>
  );
}

interface LivesScreenProps {
  /** Reserving is another feature's: the route lends it. */
  readonly reserve: PartLoader<ReserveLineProps> | null;
}

/** What is on air now, what comes, and what can be watched again. Nothing in the list moves but what begins and ends. */
export function LivesScreen({ reserve }: LivesScreenProps) {
  const s = useStyles();
  const { t } = useLiveWords();
  const isSeen = usePathname() === '/watch';
  const { columns, gutter, measure } = usePlan();
  const list = useRef<FlatList<Card>>(null);
  const { lives, announced, all, asOf, isPulled, renew, height } = useList(list, isSeen);
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
          ListEmptyComponent={<Instead lives={lives} announced={announced} />}
          ListFooterComponent={
            <Foot announced={announced} isLost={lives.isError} hasLives={all.length > 0} reserve={reserve} />
          }
          contentContainerStyle={[s.content, { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter }]}
        />
      </View>
    </View>
  );
}
