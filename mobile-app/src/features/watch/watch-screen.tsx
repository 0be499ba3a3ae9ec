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
import { useSession } from './use-session';
import type { WatchParts } from './watch-parts';
import { useWatchWords } from './watch-words';

interface WatchScreenProps {
  /** A session; or a playback, which has a picture and no room. */
  readonly id: string;
  /** To a picture that not everybody may see, or to a rehearsal. */
  readonly pass: string | null;
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

/** A live by its address: the room of a session, or a picture alone. */
export function WatchScreen({ id, pass, parts }: WatchScreenProps) {
  const found = useSession(id, pass);
  const isNone = found.isError && refusalOf(found.error).status === 404;
  if (!mayBeSession(id) || isNone) return <LiveScreen playback={id} pass={pass} />;
  return found.data ? <RoomScreen session={found.data} parts={parts} /> : <Instead found={found} />;
}
