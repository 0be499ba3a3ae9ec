import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Feed, StoryCard } from '@/contract/types';
import { fetchFeed, keys, type FeedPlace } from '@/data/content';
import type { Fetched } from '@/data/kept';
import { compareFeed } from './compare-feed';

type Pages = InfiniteData<Fetched<Feed>, string | null>;

interface Held {
  readonly first: Fetched<Feed> | null;
  readonly fresh: number;
  readonly withdrawn: ReadonlySet<string>;
}

const NOTHING: Held = { first: null, fresh: 0, withdrawn: new Set() };

/** One story once, even when publishing between two pages moved it from one to the next. */
export function storiesOf(pages: InfiniteData<Fetched<Feed>> | undefined): readonly StoryCard[] {
  const all = pages?.pages.flatMap((page) => page.value.items) ?? [];
  return [...new Map(all.map((story) => [story.id, story])).values()];
}

function withChanges(pages: Pages, changed: ReadonlyMap<string, StoryCard>): Pages {
  const page = (p: Fetched<Feed>): Fetched<Feed> => ({
    ...p,
    value: { ...p.value, items: p.value.items.map((story) => changed.get(story.id) ?? story) },
  });
  return { ...pages, pages: pages.pages.map(page) };
}

/** A column's list. News is held back until the reader asks for it; corrections of shown stories are applied in place. */
export function useFeed(place: FeedPlace) {
  const client = useQueryClient();
  const [held, setHeld] = useState(NOTHING);
  const [refreshing, setRefreshing] = useState(false);
  const feed = useInfiniteQuery({
    queryKey: keys.feed(place),
    initialPageParam: null as string | null, // widened: the next ones are cursors
    queryFn: ({ pageParam, signal }) => fetchFeed(place, pageParam, signal),
    getNextPageParam: (last) => last.value.next,
    staleTime: Infinity, // a refetch would make the list jump; news comes by `check`
  });

  const show = useCallback(
    (first: Fetched<Feed>) => {
      client.setQueryData<Pages>(keys.feed(place), { pages: [first], pageParams: [null] });
      setHeld(NOTHING);
    },
    [client, place],
  );

  const check = useCallback(async () => {
    const shown = client.getQueryData<Pages>(keys.feed(place));
    const first = await fetchFeed(place, null).catch(() => null);
    if (!shown || first?.keptAt !== null) return;
    const news = compareFeed(storiesOf(shown), first.value);
    if (news.changed.size > 0) client.setQueryData<Pages>(keys.feed(place), withChanges(shown, news.changed));
    setHeld({ first, fresh: news.fresh, withdrawn: news.withdrawn });
  }, [client, place]);

  const refresh = useCallback(async () => {
    setRefreshing(true);
    const first = await fetchFeed(place, null).catch(() => null);
    if (first) show(first);
    setRefreshing(false);
  }, [place, show]);

  const stories = useMemo(() => storiesOf(feed.data), [feed.data]);
  return { feed, stories, held, check, refresh, refreshing, acceptHeld: () => held.first && show(held.first) };
}
