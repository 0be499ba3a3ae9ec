import { useRouter } from 'expo-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Image, View } from 'react-native';
import type { Watching } from '@/contract/types';
import { fetchWords } from '@/data/live';
import { styles } from '@/theme/styles';
import { ThemeProvider, useTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { absolute } from '@/ui/picture-source';
import { LatePlayer } from '@/ui/player/late-player';
import type { Phase, PlayerProps, Renewed } from '@/ui/player/player-types';
import type { AskWords } from '@/ui/player/words-beside';
import { Text } from '@/ui/text';
import { FrameSkeleton } from './live-skeleton';
import { useLiveWords, type LiveWord } from './live-words';
import { offerOf, shownOf, type Shown } from './watch.rules';

const useStyles = styles((t) => ({
  still: {
    width: '100%',
    aspectRatio: 16 / 9,
    backgroundColor: '#141210',
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
  },
  poster: { position: 'absolute', top: 0, left: 0, width: '100%', height: '100%', opacity: 0.35 },
  words: { gap: t.space[1], padding: t.space[4], maxWidth: 420 },
  middle: { textAlign: 'center' },
}));

type Still = Exclude<Shown, 'player'>;

const TITLES: Readonly<Record<Still, LiveWord>> = {
  waiting: 'live.waiting.title',
  ended: 'live.ended.title',
  closed: 'live.closed.title',
};
const TEXTS: Readonly<Record<Still, LiveWord>> = {
  waiting: 'live.waiting.text',
  ended: 'live.ended.text',
  closed: 'live.closed.text',
};

/** The frame while there is nothing to play, with words for why, and what was live to watch instead. */
function Standing({ shown, watching: { poster, recording } }: { shown: Still; watching: Watching }) {
  const s = useStyles();
  const { t } = useLiveWords();
  const router = useRouter();
  const { elder, mourning, chinese } = useTheme();
  const { text, action } = offerOf(shown, recording);
  const watch = () => {
    if (recording?.playbackId == null) return;
    const { playbackId: session, pass } = recording;
    router.push({ pathname: '/watch/[session]', params: pass === null ? { session } : { session, pass } });
  };
  return (
    <ThemeProvider look={{ scheme: 'dark', elder, mourning, chinese }}>
      <View style={s.still} role="status">
        {poster ? <Image source={{ uri: absolute(poster) }} alt="" style={s.poster} /> : null}
        <View style={s.words}>
          <Text size="row" bold style={s.middle}>
            {t(TITLES[shown])}
          </Text>
          <Text tone="inkSoft" style={s.middle}>
            {t(text ?? TEXTS[shown])}
          </Text>
        </View>
        {action ? <Button kind="quiet" icon="play" label={t(action)} onPress={watch} /> : null}
      </View>
    </ThemeProvider>
  );
}

export interface LiveFrameProps extends Pick<PlayerProps, 'over' | 'bare' | 'onPlace' | 'chapters'> {
  readonly watching: Watching;
  readonly renew: () => Promise<Renewed>;
  /** Joins the words that come beside the picture with those that come another way. */
  readonly beside?: ((asked: AskWords | undefined) => AskWords) | undefined;
}

/** What is played, or what stands in its place. A live that ended under a viewer plays out what it has before it says so. */
function usePlayed(watching: Watching) {
  const [seen, setSeen] = useState<Watching | null>(null);
  const [phase, setPhase] = useState<Phase>('idle');
  const shown = shownOf(watching.state, seen !== null);
  useEffect(() => {
    if (shown === 'player') setSeen(watching);
  }, [shown, watching]);
  const hear = useCallback((now: Phase) => setPhase(now), []);
  const playsOn = shown === 'ended' && phase !== 'ended' && phase !== 'reconnecting';
  // What goes on is the broadcast that was seen; the answer about its room tells of the next one.
  const played = shown === 'player' ? watching : (seen ?? watching);
  return { played, hear, still: shown === 'player' || playsOn ? null : shown };
}

/** How the words of a picture are asked for; undefined where there is nowhere to ask. */
function useAsking({ words }: Watching, beside: LiveFrameProps['beside']): AskWords | undefined {
  return useMemo(() => {
    const asked: AskWords | undefined =
      words === null ? undefined : (wanted) => fetchWords({ address: words, ...wanted });
    return beside ? beside(asked) : asked;
  }, [words, beside]);
}

const addressOf = (file: string | null): string | null => (file === null ? null : absolute(file));

/** Where the picture is. */
export function LiveFrame({ watching, renew, chapters, beside, ...around }: LiveFrameProps) {
  const { played, hear, still } = usePlayed(watching);
  const words = useAsking(watching, beside);
  if (still !== null) return <Standing shown={still} watching={watching} />;
  return (
    <LatePlayer
      key={played.since}
      kind={watching.kind}
      url={absolute(played.hls)}
      title={played.title}
      poster={addressOf(played.poster)}
      storyboard={addressOf(played.storyboard)}
      chapters={chapters ?? played.chapters}
      soundOnly={played.audioOnly}
      autoPlay
      words={words}
      renew={renew}
      onPhase={hear}
      shape={<FrameSkeleton />}
      {...around}
    />
  );
}
