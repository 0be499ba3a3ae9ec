import { useRouter } from 'expo-router';
import { useCallback, useEffect, useState } from 'react';
import type { ContentLocale, Story } from '@/contract/types';
import { TAKEN_DOWN } from '@/data/content';
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
import { ShareSheet } from '@/ui/share-sheet';
import { StoryArticle } from './story-article';
import { isGone, useStory } from './use-story';
import { useStoryWatch } from './use-story-watch';

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
  const home = { label: t('story.gone.action'), onPress: () => router.replace('/') };
  if (failure.code === TAKEN_DOWN) {
    return <EmptyState title={t('story.down.title')} text={failure.message || t('story.down.text')} action={home} />;
  }
  if (failure.code !== 'HEARTH.NOT_FOUND') {
    return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  }
  return <EmptyState title={t('story.gone.title')} text={t('story.gone.text')} action={home} />;
}

export function StoryScreen({ id }: { id: string }) {
  const { t, locale: own, when } = useWords();
  const [chosen, setChosen] = useState<ContentLocale | null>(null);
  const fetched = useStory(id, chosen ?? own);
  // What was read before is no longer shown once the host says that it is gone.
  const story = fetched.error && isGone(fetched.error) ? undefined : fetched.data?.value;
  const keptAt = fetched.data?.keptAt ?? null;

  useStoryWatch(id);

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
