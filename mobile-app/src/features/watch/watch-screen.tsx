import { useRouter } from 'expo-router';
import { View } from 'react-native';
import { refusalOf } from '@/data/result';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { LiveScreen } from './lives/live-screen';
import { FrameSkeleton } from './lives/live-skeleton';
import { mayBeSession } from './replay.rules';
import { RoomScreen } from './room-screen';
import { useSession, type SessionWanted } from './use-session';
import type { WatchParts } from './watch-parts';
import { useWatchWords } from './watch-words';

interface WatchScreenProps extends SessionWanted {
  readonly parts: WatchParts;
}

type Found = ReturnType<typeof useSession>;

function Failed({ found, isClip }: { found: Found; isClip: boolean }) {
  const { t } = useWatchWords();
  const router = useRouter();
  const failure = refusalOf(found.error);
  if (isClip && failure.status === 404) {
    const action = { label: t('watch.clip.others'), onPress: () => router.replace('/watch') };
    return <EmptyState title={t('watch.clip.gone')} text={t('watch.clip.gone.text')} action={action} />;
  }
  return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
}

/** What stands in the page's place while it is not known what it is. */
function Instead({ found, isClip }: { found: Found; isClip: boolean }) {
  const { t } = useWatchWords();
  return (
    <Page bar={<TopBar heading={false} />}>
      <View style={{ height: 0, overflow: 'hidden' }}>
        <Text level={1}>{t('watch.room')}</Text>
      </View>
      {found.isPending ? <FrameSkeleton /> : <Failed found={found} isClip={isClip} />}
    </Page>
  );
}

/** A live by its address: the room of a session, a piece of one, or a picture alone. */
export function WatchScreen({ parts, ...wanted }: WatchScreenProps) {
  const { id, pass, clip } = wanted;
  const found = useSession(wanted);
  // A piece that was taken down is no picture of that name.
  const isNone = clip === null && found.isError && refusalOf(found.error).status === 404;
  if (!mayBeSession(id) || isNone) return <LiveScreen playback={id} pass={pass} />;
  return found.data ? (
    <RoomScreen session={found.data} parts={parts} />
  ) : (
    <Instead found={found} isClip={clip !== null} />
  );
}
