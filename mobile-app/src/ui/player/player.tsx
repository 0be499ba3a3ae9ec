import { useVideoPlayer, VideoView } from 'expo-video';
import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { ChaptersMenu } from './chapters-menu';
import { Menu } from './menus';
import type { PlayerProps } from './player-types';
import { usePlayerWords } from './player-words';
import { useReconnect } from './use-reconnect';

const WIDE = 16 / 9;

/**
 * The phone's own player with its own controls, captions, picture-in-picture and AirPlay. What it lacks stands below: the words of a
 * picture that was lost, listening alone, the way back to live, chapters. Its qualities are the system's choice.
 */
export function Player(props: PlayerProps) {
  const { t } = usePlayerWords();
  const { kind, chapters = [], soundOnly = false } = props;
  const player = useVideoPlayer(props.url, (made) => {
    made.staysActiveInBackground = kind !== 'film';
    if (props.autoPlay) made.play();
  });
  const phase = useReconnect(player, props);
  const [isListening, setListening] = useState(soundOnly);
  const [isChoosing, setChoosing] = useState(false);
  const { onPhase } = props;
  useEffect(() => onPhase?.(phase), [phase, onPhase]);
  const frame = { width: '100%' as const, aspectRatio: props.ratio ?? WIDE, backgroundColor: '#000' };
  const toLive = () => {
    player.seekBy(player.currentOffsetFromLive ?? 0);
    player.play();
  };
  return (
    <View>
      <View style={frame}>
        {isListening ? null : (
          <VideoView
            player={player}
            allowsPictureInPicture
            fullscreenOptions={{ enable: true }}
            accessibilityLabel={props.title}
            style={{ flex: 1 }}
          />
        )}
      </View>
      <View role="status" aria-live="polite">
        {phase === 'reconnecting' ? <Text>{t('player.reconnecting')}</Text> : null}
        {phase === 'failed' ? <Text>{t('player.failed')}</Text> : null}
      </View>
      {kind === 'live' ? <Button kind="plain" label={t('player.to.live')} onPress={toLive} /> : null}
      {kind === 'film' || soundOnly ? null : (
        <Toggle label={t('player.audio')} hint={t('player.audio.same')} value={isListening} onChange={setListening} />
      )}
      {chapters.length > 0 ? (
        <Button kind="plain" label={t('player.chapters')} onPress={() => setChoosing(true)} />
      ) : null}
      {isChoosing ? (
        <Menu title={t('player.chapters')} isFilled={false} onClose={() => setChoosing(false)}>
          <ChaptersMenu
            chapters={chapters}
            at={player.currentTime}
            onChapter={({ at }) => {
              player.currentTime = at;
              setChoosing(false);
            }}
          />
        </Menu>
      ) : null}
    </View>
  );
}
