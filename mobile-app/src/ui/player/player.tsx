import { useVideoPlayer, VideoView, type VideoPlayer } from 'expo-video';
import { useEffect, useState } from 'react';
import { View, type ViewStyle } from 'react-native';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { ChaptersMenu } from './chapters-menu';
import { Menu } from './menus';
import type { Chapter, Phase, PlayerProps } from './player-types';
import { usePlayerWords } from './player-words';
import { useReconnect } from './use-reconnect';
import { WordsBelow } from './words-below';

const WIDE = 16 / 9;
const TELL_MS = 500;
const OVER: ViewStyle = { position: 'absolute', top: 0, left: 0, right: 0, bottom: 0 };

/** Whoever draws something in time with the picture is told where it stands. */
function useTelling(player: VideoPlayer, onPlace: PlayerProps['onPlace']): void {
  useEffect(() => {
    if (!onPlace) return undefined;
    const tell = () => onPlace({ at: player.currentTime, behind: Math.max(player.currentOffsetFromLive ?? 0, 0) });
    const timer = setInterval(tell, TELL_MS);
    return () => clearInterval(timer);
  }, [player, onPlace]);
}

interface Part {
  readonly player: VideoPlayer;
  readonly props: PlayerProps;
}

function Chapters({ player, props: { chapters = [] } }: Part) {
  const { t } = usePlayerWords();
  const [isChoosing, setChoosing] = useState(false);
  if (chapters.length === 0) return null;
  const choose = ({ at }: Chapter) => {
    player.currentTime = at;
    setChoosing(false);
  };
  return (
    <>
      <Button kind="plain" label={t('player.chapters')} onPress={() => setChoosing(true)} />
      {isChoosing ? (
        <Menu title={t('player.chapters')} isFilled={false} onClose={() => setChoosing(false)}>
          <ChaptersMenu chapters={chapters} at={player.currentTime} onChapter={choose} />
        </Menu>
      ) : null}
    </>
  );
}

function Below({ player, props, phase }: Part & { phase: Phase }) {
  const { t } = usePlayerWords();
  const toLive = () => {
    player.seekBy(player.currentOffsetFromLive ?? 0);
    player.play();
  };
  const word = phase === 'reconnecting' || phase === 'failed' ? (`player.${phase}` as const) : null;
  return (
    <>
      <View role="status" aria-live="polite">
        {word ? <Text>{t(word)}</Text> : null}
      </View>
      {props.kind === 'live' ? <Button kind="plain" label={t('player.to.live')} onPress={toLive} /> : null}
      <Chapters player={player} props={props} />
    </>
  );
}

/**
 * The phone's own player with its own controls, captions, picture-in-picture and AirPlay. What it lacks stands below: the words of a
 * picture that was lost, words that no playlist brings, listening alone, the way back to live, chapters. Its qualities are the system's choice.
 */
export function Player(props: PlayerProps) {
  const { kind, onPhase, soundOnly = false, ratio = WIDE } = props;
  const player = useVideoPlayer(props.url, (made) => {
    made.staysActiveInBackground = kind !== 'film';
    if (props.autoPlay) made.play();
  });
  const phase = useReconnect(player, props);
  const [isListening, setListening] = useState(soundOnly);
  useEffect(() => onPhase?.(phase), [phase, onPhase]);
  useTelling(player, props.onPlace);
  return (
    <View>
      <View style={{ width: '100%', aspectRatio: ratio, backgroundColor: '#000' }}>
        {isListening ? null : (
          <VideoView
            player={player}
            allowsPictureInPicture
            // The system's full screen shows the picture alone: not where something has to stay over it.
            fullscreenOptions={{ enable: props.over === undefined }}
            accessibilityLabel={props.title}
            style={{ flex: 1 }}
          />
        )}
        {props.over ? (
          <View style={OVER} pointerEvents="none">
            {props.over(false)}
          </View>
        ) : null}
      </View>
      {props.bare ? null : <Around {...{ player, props, phase, isListening, setListening }} />}
    </View>
  );
}

interface AroundProps extends Part {
  readonly phase: Phase;
  readonly isListening: boolean;
  readonly setListening: (on: boolean) => void;
}

/** What stands below the picture. */
function Around({ player, props, phase, isListening, setListening }: AroundProps) {
  const { t } = usePlayerWords();
  const { kind, soundOnly = false } = props;
  return (
    <>
      {kind === 'live' && props.words ? <WordsBelow player={player} ask={props.words} /> : null}
      {kind === 'film' || soundOnly ? null : (
        <Toggle label={t('player.audio')} hint={t('player.audio.same')} value={isListening} onChange={setListening} />
      )}
      <Below player={player} props={props} phase={phase} />
    </>
  );
}
