import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { PlayerIcon } from './player-icon';
import type { Kind, PlayerState } from './player-types';
import { usePlayerWords, type PlayerWord } from './player-words';

const useStyles = styles((t) => ({
  whole: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[3],
    padding: t.space[4],
  },
  veil: { backgroundColor: 'rgba(20, 18, 16, 0.72)' },
  solid: { backgroundColor: t.colour.sheet },
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[2],
    paddingHorizontal: t.space[3],
    paddingVertical: t.space[2],
    borderRadius: t.radius.control,
    backgroundColor: 'rgba(20, 18, 16, 0.82)',
  },
  middle: { textAlign: 'center' },
  corner: { position: 'absolute', top: t.space[2], left: t.space[2], right: t.space[2], alignItems: 'flex-start' },
}));

export interface OverlayProps {
  readonly state: PlayerState;
  readonly kind: Kind;
  /** Nothing is to be seen by nature. */
  readonly soundOnly: boolean;
  readonly onPlay: () => void;
  readonly onSound: () => void;
}

const WAITING: Readonly<Partial<Record<PlayerState['phase'], PlayerWord>>> = {
  opening: 'player.opening',
  waiting: 'player.waiting',
  reconnecting: 'player.reconnecting',
};

/** What is wrong or under way, in words, over the last picture. */
function Told({ state, kind, onPlay }: OverlayProps) {
  const s = useStyles();
  const { t } = usePlayerWords();
  const { phase } = state;
  const word = WAITING[phase];
  if (phase === 'failed') {
    return (
      <View style={[s.whole, s.solid]}>
        <Text bold style={s.middle}>
          {t('player.failed')}
        </Text>
        <Text size="note" tone="inkSoft" style={s.middle}>
          {t('player.failed.text')}
        </Text>
        <Button kind="quiet" icon="refresh" label={t('error.retry')} onPress={onPlay} />
      </View>
    );
  }
  if (phase === 'ended') {
    return (
      <View style={[s.whole, s.veil]}>
        {kind === 'live' ? (
          <Text bold>{t('player.ended.live')}</Text>
        ) : (
          <Button kind="quiet" icon="refresh" label={t('player.ended.again')} onPress={onPlay} />
        )}
      </View>
    );
  }
  if (!word) return null;
  return (
    <View style={[s.whole, phase === 'reconnecting' && s.veil]} pointerEvents="none">
      <View style={s.line}>
        <Text>{t(word)}</Text>
      </View>
    </View>
  );
}

/** Over the picture: what it is waiting for, that only sound is played, that the sound is off. */
export function Overlay(props: OverlayProps) {
  const s = useStyles();
  const { t } = usePlayerWords();
  const { state, soundOnly, onSound } = props;
  const isListening = state.audioOnly || soundOnly;
  return (
    <>
      {isListening ? (
        <View style={[s.whole, s.veil]} pointerEvents="none">
          <View style={s.line}>
            <PlayerIcon name="listen" />
            <Text>{t('player.audio.shown')}</Text>
          </View>
        </View>
      ) : null}
      <View style={s.whole} role="status" aria-live="polite" pointerEvents="box-none">
        <Told {...props} />
      </View>
      {state.silenced && state.muted ? (
        <View style={s.corner} pointerEvents="box-none">
          <Button kind="quiet" label={t('player.silenced')} onPress={onSound} />
        </View>
      ) : null}
    </>
  );
}
