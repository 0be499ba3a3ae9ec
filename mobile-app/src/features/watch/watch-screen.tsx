import { View } from 'react-native';
import { refusalOf } from '@/data/result';
import { Page } from '@/ui/page';
import { ErrorState } from '@/ui/state';
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

/** What stands in the page's place while it is not known what it is. */
function Instead({ found }: { found: ReturnType<typeof useSession> }) {
  const { t } = useWatchWords();
  const failure = refusalOf(found.error);
  return (
    <Page bar={<TopBar heading={false} />}>
      <View style={{ height: 0, overflow: 'hidden' }}>
        <Text level={1}>{t('watch.room')}</Text>
      </View>
      {found.isPending ? (
        <FrameSkeleton />
      ) : (
        <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />
      )}
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
  return found.data ? <RoomScreen session={found.data} parts={parts} /> : <Instead found={found} />;
}
