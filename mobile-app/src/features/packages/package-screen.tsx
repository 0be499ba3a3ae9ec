import { useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import { View } from 'react-native';
import type { PackagePage } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { IconButton } from '@/ui/icon-button';
import { Page } from '@/ui/page';
import { Picture } from '@/ui/picture';
import { ShareSheet } from '@/ui/share-sheet';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { StoryRow } from '@/ui/story-row';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { usePackageWords } from './package-words';
import { usePackage } from './use-packages';

const useStyles = styles((t) => ({
  head: { gap: t.space[3], paddingVertical: t.space[4] },
  note: { paddingTop: t.space[4] },
}));

const NOT_FOUND = 'HEARTH.NOT_FOUND';

/** One package: its words, then its stories in the order of whoever built it. */
export function PackageScreen({ id }: { id: string }) {
  const { t, when } = usePackageWords();
  const fetched = usePackage(id);
  const failure = fetched.error ? refusalOf(fetched.error) : null;
  // What was read before is no longer shown once the host says that it is gone.
  const one = failure?.code === NOT_FOUND ? undefined : fetched.data?.value;
  const keptAt = fetched.data?.keptAt ?? null;
  useEffect(() => {
    if (one) setPageTitle(`${one.title}｜${one.station.name}`);
  }, [one]);
  return (
    <Page bar={<Bar one={one} />}>
      {keptAt === null ? null : (
        <Text size="note" tone="wait">
          {t('offline.kept', { when: when(keptAt) })}
        </Text>
      )}
      {one ? <Opened one={one} /> : <Instead fetched={fetched} />}
    </Page>
  );
}

function Bar({ one }: { one: PackagePage | undefined }) {
  const { t } = usePackageWords();
  const [sharing, setSharing] = useState(false);
  const inks = useHome().data?.station.inks;
  return (
    <TopBar heading={false}>
      <IconButton icon="share" label={t('story.share')} onPress={() => setSharing(true)} disabled={!one} />
      {one && sharing ? (
        <ShareSheet
          story={{ ...one, summary: one.intro, path: `/package/${one.id}` }}
          inks={inks}
          onClose={() => setSharing(false)}
        />
      ) : null}
    </TopBar>
  );
}

function Opened({ one }: { one: PackagePage }) {
  const s = useStyles();
  const { t, when } = usePackageWords();
  const home = useHome().data?.station.slug ?? null;
  return (
    <>
      {one.cover ? <Picture picture={one.cover} ratio={16 / 9} sizes="(min-width: 768px) 720px, 100vw" eager /> : null}
      <View style={s.head}>
        <Text size="headline" bold serif level={1} selectable>
          {one.title}
        </Text>
        <Text size="note" tone="inkSoft">
          {`${one.station.name} · ${when(one.publishedAt)} · ${t('packages.count', { n: one.stories })}`}
        </Text>
        {one.intro ? <Text selectable>{one.intro}</Text> : null}
      </View>
      {one.items.map(({ note, story }) => (
        <View key={story.id}>
          {note ? (
            <Text size="note" tone="ember" bold style={s.note}>
              {note}
            </Text>
          ) : null}
          <StoryRow story={story} home={home} />
        </View>
      ))}
    </>
  );
}

/** What stands in the package's place while there is none. */
function Instead({ fetched }: { fetched: ReturnType<typeof usePackage> }) {
  const { t } = usePackageWords();
  const router = useRouter();
  if (fetched.isPending) return <FeedSkeleton />;
  const failure = refusalOf(fetched.error);
  if (failure.code !== NOT_FOUND) {
    return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  }
  const home = { label: t('packages.home'), onPress: () => router.replace('/') };
  return <EmptyState title={t('packages.gone.title')} text={t('packages.gone.text')} action={home} />;
}
