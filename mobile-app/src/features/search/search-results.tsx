import { useMemo } from 'react';
import { FlatList } from 'react-native';
import type { StoryCard } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { usePage } from '@/theme/use-theme';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { StoryRow } from '@/ui/story-row';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { excerpt, termsOf } from './highlight';
import { Marked } from './marked';
import { useSearch } from './use-search';

function Row({ story, terms }: { story: StoryCard; terms: readonly string[] }) {
  return (
    <StoryRow
      story={story}
      home={null}
      title={<Marked text={story.title} terms={terms} />}
      summary={story.summary ? <Marked text={excerpt(story.summary, terms)} terms={terms} /> : null}
    />
  );
}

export function SearchResults({ text }: { text: string }) {
  const { t } = useWords();
  const { gutter, pixels } = usePage();
  const search = useSearch(text);
  const terms = useMemo(() => termsOf(text), [text]);
  const side = Math.max((pixels - 720) / 2, gutter);
  const pages = search.data?.pages ?? [];
  const total = pages[0]?.total ?? 0;

  if (search.isError) {
    return (
      <ErrorState failure={refusalOf(search.error)} onRetry={() => void search.refetch()} busy={search.isFetching} />
    );
  }
  return (
    <FlatList
      data={pages.flatMap((page) => page.items)}
      keyExtractor={(story) => story.id}
      keyboardShouldPersistTaps="handled"
      renderItem={({ item }) => <Row story={item} terms={terms} />}
      onEndReached={() => {
        if (search.hasNextPage && !search.isFetchingNextPage) void search.fetchNextPage();
      }}
      ListHeaderComponent={
        total > 0 ? (
          <Text size="note" tone="inkSoft" live style={{ paddingVertical: 12 }}>
            {t('search.found', { n: total })}
          </Text>
        ) : null
      }
      ListEmptyComponent={
        search.isPending ? (
          <FeedSkeleton />
        ) : (
          <EmptyState icon="search" title={t('search.none.title', { text })} text={t('search.none.text')} />
        )
      }
      contentContainerStyle={{ paddingHorizontal: side, paddingBottom: 32 }}
    />
  );
}
