import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { FlatList, View } from 'react-native';
import type { StoryCard } from '@/contract/types';
import type { FeedPlace } from '@/data/content';
import { reach } from '@/data/reach';
import { refusalOf } from '@/data/result';
import { useStore } from '@/data/store';
import { usePull } from '@/platform/pull';
import { styles } from '@/theme/styles';
import { usePage, useTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { StoryLead, StoryRow } from '@/ui/story-row';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { NewsPill } from './news-pill';
import { useFeed } from './use-feed';
import { useFeedWatch } from './use-feed-watch';

const PAIR_GAP = 32;

const useStyles = styles((t) => ({
  whole: { flex: 1 },
  content: { paddingTop: 16, paddingBottom: 24 },
  contentWide: { paddingTop: 32 },
  foot: { alignItems: 'center', paddingVertical: t.space[6] },
  pair: { gap: PAIR_GAP },
  cell: { flex: 1, minWidth: 0 },
  pull: { alignItems: 'center', justifyContent: 'center', overflow: 'hidden' },
}));

export interface FeedListProps {
  readonly place: FeedPlace;
  /** The station shown, whose room tells of changes. */
  readonly home: string | null;
  readonly wide: boolean;
  readonly inset: { readonly left: number; readonly right: number };
  /** Counts up each time the reader presses the tab he is on. */
  readonly again: number;
  readonly onTop: () => void;
  /** What stands after the story of a number, counted from one. */
  readonly between?: ((story: number) => ReactNode) | undefined;
}

type Feed = ReturnType<typeof useFeed>['feed'];

function Foot({ feed }: { feed: Feed }) {
  const s = useStyles();
  const { t } = useWords();
  const again = () => void feed.fetchNextPage();
  const said = feed.hasNextPage ? 'feed.more' : 'feed.end';
  return (
    <View style={s.foot}>
      {feed.isFetchNextPageError ? (
        <Button kind="quiet" icon="refresh" label={`${t('feed.more.failed')} · ${t('error.retry')}`} onPress={again} />
      ) : (
        <Text size="note" tone="inkSoft" live>
          {t(said)}
        </Text>
      )}
    </View>
  );
}

function Pull({ far, refreshing }: { far: number; refreshing: boolean }) {
  const s = useStyles();
  const { t } = useWords();
  const height = refreshing ? 44 : far;
  return (
    <View style={[s.pull, { height }]} aria-live="polite">
      {height > 12 ? (
        <Text size="note" tone="inkSoft">
          {t(refreshing ? 'feed.refreshing' : 'feed.refresh')}
        </Text>
      ) : null}
    </View>
  );
}

/** What stands in the list's place while there is no list. */
function Instead({ feed, column, onTop }: { feed: Feed; column: string | null; onTop: () => void }) {
  const { t } = useWords();
  if (feed.isPending) return <FeedSkeleton />;
  if (feed.isError) {
    return <ErrorState failure={refusalOf(feed.error)} onRetry={() => void feed.refetch()} busy={feed.isFetching} />;
  }
  const action = column === null ? {} : { action: { label: t('feed.empty.action'), onPress: onTop } };
  return <EmptyState title={t('feed.empty.title')} text={t('feed.empty.text')} {...action} />;
}

/** The column's stories with everything that may change them: realtime, the net coming back, a pull, the tab pressed again. */
function useLiveFeed({ place, home, again }: FeedListProps) {
  const list = useRef<FlatList<StoryCard>>(null);
  const { check, refresh, acceptHeld, ...live } = useFeed(place);
  const { online } = useStore(reach);
  const look = useCallback(() => void check(), [check]);
  const renew = useCallback(() => void refresh(), [refresh]);
  const toTop = useCallback(() => list.current?.scrollToOffset({ offset: 0, animated: false }), []);
  useFeedWatch(home, place.column, look);
  const far = usePull(list, renew);

  useEffect(() => {
    if (online) look(); // a list from the shelf learns what it missed
  }, [online, look]);
  const pressed = useRef(again);
  useEffect(() => {
    if (pressed.current === again) return;
    pressed.current = again;
    toTop();
    renew();
  }, [again, toTop, renew]);

  const accept = () => {
    acceptHeld();
    toTop();
  };
  return { ...live, list, far, renew, accept };
}

const more = (feed: Feed) => {
  if (feed.hasNextPage && !feed.isFetchingNextPage && !feed.isFetchNextPageError) void feed.fetchNextPage();
};

/** A last story without a partner keeps its half. */
function useHalf(pairs: boolean, { left, right }: FeedListProps['inset']): number | undefined {
  const { pixels } = usePage();
  return pairs ? (pixels - left - right - PAIR_GAP) / 2 : undefined;
}

/** The list keeps its place: it scrolls itself up only when the reader asks for what is new. */
export function FeedList(props: FeedListProps) {
  const { place, home, wide, inset, onTop, between } = props;
  const s = useStyles();
  const { elder } = useTheme();
  const { list, feed, stories, held, refreshing, far, renew, accept } = useLiveFeed(props);
  const pairs = wide && !elder; // large letters need the whole width
  const [lead, rows] = useMemo(() => [stories[0], stories.slice(1)], [stories]);
  const half = useHalf(pairs, inset);
  const row = useCallback(
    ({ item, index }: { item: StoryCard; index: number }) => (
      <View style={[s.cell, { maxWidth: half }]}>
        <StoryRow story={item} home={home} withdrawn={held.withdrawn.has(item.id)} />
        {between?.(index + 2)}
      </View>
    ),
    [home, held.withdrawn, half, s, between],
  );
  const head = (
    <View>
      <Pull far={far} refreshing={refreshing} />
      {lead ? <StoryLead story={lead} home={home} wide={wide} withdrawn={held.withdrawn.has(lead.id)} /> : null}
      {lead && between?.(1)}
    </View>
  );
  const sides = { paddingLeft: inset.left, paddingRight: inset.right };
  return (
    <View style={s.whole}>
      <FlatList
        ref={list}
        key={pairs ? 'pairs' : 'rows'}
        {...(pairs ? { numColumns: 2, columnWrapperStyle: s.pair } : {})}
        data={rows}
        keyExtractor={(story) => story.id}
        renderItem={row}
        initialNumToRender={8}
        windowSize={9}
        onEndReachedThreshold={1.2}
        onEndReached={() => more(feed)}
        refreshing={refreshing}
        onRefresh={renew}
        ListHeaderComponent={head}
        ListEmptyComponent={lead ? null : <Instead feed={feed} column={place.column} onTop={onTop} />}
        ListFooterComponent={lead ? <Foot feed={feed} /> : null}
        contentContainerStyle={[s.content, sides, wide && s.contentWide]}
      />
      <NewsPill count={held.fresh} onPress={accept} />
    </View>
  );
}
