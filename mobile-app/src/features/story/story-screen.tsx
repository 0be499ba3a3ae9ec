import { useRouter } from 'expo-router';
import { useCallback, useEffect, useState } from 'react';
import type { ContentLocale, Story } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { IconButton } from '@/ui/icon-button';
import { Page } from '@/ui/page';
import { StorySkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { ReadingSize } from './reading-size';
import { ShareSheet } from './share-sheet';
import { StoryArticle } from './story-article';
import { useStory } from './use-story';

function Bar({ story }: { story: Story | undefined }) {
  const { t } = useWords();
  const [sharing, setSharing] = useState(false);
  const close = useCallback(() => setSharing(false), []);
  const inks = useHome().data?.station.inks;
  return (
    <TopBar heading={false}>
      <ReadingSize />
      <IconButton icon="share" label={t('story.share')} onPress={() => setSharing(true)} disabled={!story} />
      {story && sharing ? <ShareSheet story={story} inks={inks} onClose={close} /> : null}
    </TopBar>
  );
}

/** What stands in the story's place while there is none. */
function Instead({ fetched }: { fetched: ReturnType<typeof useStory> }) {
  const { t } = useWords();
  const router = useRouter();
  if (fetched.isPending) return <StorySkeleton />;
  const failure = refusalOf(fetched.error);
  if (failure.code !== 'HEARTH.NOT_FOUND') {
    return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  }
  const home = { label: t('story.gone.action'), onPress: () => router.replace('/') };
  return <EmptyState title={t('story.gone.title')} text={t('story.gone.text')} action={home} />;
}

export function StoryScreen({ id }: { id: string }) {
  const { t, locale: own, when } = useWords();
  const [chosen, setChosen] = useState<ContentLocale | null>(null);
  const fetched = useStory(id, chosen ?? own);
  const story = fetched.data?.value;
  const keptAt = fetched.data?.keptAt ?? null;

  useEffect(() => {
    if (story) setPageTitle(`${story.title}｜${story.station.name}`);
  }, [story]);

  return (
    <Page bar={<Bar story={story} />}>
      {keptAt === null ? null : (
        <Text size="note" tone="wait">
          {t('offline.kept', { when: when(keptAt) })}
        </Text>
      )}
      {story ? <StoryArticle story={story} onLocale={setChosen} /> : <Instead fetched={fetched} />}
    </Page>
  );
}
