import { View } from 'react-native';
import type { WatchedSession } from '@/contract/live-room';
import { refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { ThemeProvider, useTheme } from '@/theme/use-theme';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { LiveFrame, type LiveFrameProps } from './lives/live-frame';
import { FrameSkeleton } from './lives/live-skeleton';
import { useWatching } from './lives/use-watching';
import type { Act } from './replay.rules';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  still: {
    width: '100%',
    aspectRatio: 16 / 9,
    backgroundColor: '#141210',
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[1],
    padding: t.space[4],
  },
  middle: { textAlign: 'center' },
}));

const WORDS = { before: 'before', live: 'dark', after: 'after', replay: 'after', off: 'off' } as const;

interface StillProps {
  readonly session: WatchedSession;
  readonly act: Act;
}

/** Where there is no picture: what is waited for, and until when. */
function Still({ session, act }: StillProps) {
  const s = useStyles();
  const { t, tongue } = useWatchWords();
  const { elder, mourning, chinese } = useTheme();
  const word = WORDS[act];
  const { plannedAt, place } = session;
  return (
    <ThemeProvider look={{ scheme: 'dark', elder, mourning, chinese }}>
      <View style={s.still} role="status">
        <Text size="row" bold style={s.middle}>
          {t(`watch.${word}.title`)}
        </Text>
        {word === 'before' ? (
          <Text style={s.middle}>
            {t('watch.before.when', { when: fullDate(tongue, new Date(plannedAt), new Date()), place })}
          </Text>
        ) : null}
        <Text tone="inkSoft" style={s.middle}>
          {t(`watch.${word}.text`)}
        </Text>
      </View>
    </ThemeProvider>
  );
}

type Around = Omit<LiveFrameProps, 'watching' | 'renew'>;

function Playing({ playback, ...around }: Around & { readonly playback: string }) {
  const { watching, renew } = useWatching(playback, null);
  if (watching.data) return <LiveFrame watching={watching.data} renew={renew} {...around} />;
  if (watching.isPending) return <FrameSkeleton />;
  const retry = () => void watching.refetch();
  return <ErrorState failure={refusalOf(watching.error)} onRetry={retry} busy={watching.isFetching} />;
}

interface RoomPictureProps extends StillProps, Around {
  readonly playback: string | null;
  /** Its room has told where it is, or that there is none. */
  readonly isTold: boolean;
}

/** The picture of a room, or what stands in its place. */
export function RoomPicture({ playback, isTold, session, act, ...around }: RoomPictureProps) {
  if (playback === null && act === 'live' && !isTold) return <FrameSkeleton />;
  if (playback === null || act === 'off') return <Still session={session} act={act} />;
  return <Playing key={playback} playback={playback} {...around} />;
}
