import { Pressable, View } from 'react-native';
import { styles } from '@/theme/styles';
import { PlayerIcon } from './player-icon';
import { usePlayerWords } from './player-words';

const useStyles = styles((t) => ({
  whole: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    alignItems: 'center',
    justifyContent: 'center',
  },
  button: {
    width: 72,
    height: 72,
    borderRadius: 36,
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: 'rgba(20, 18, 16, 0.82)',
  },
  pressed: { backgroundColor: t.colour.fold },
}));

/** In the middle of the poster, before anything was asked for. */
export function BigPlay({ onPlay }: { onPlay: () => void }) {
  const s = useStyles();
  const { t } = usePlayerWords();
  return (
    <View style={s.whole} pointerEvents="box-none">
      <Pressable
        role="button"
        aria-label={t('film.play')}
        onPress={onPlay}
        style={({ pressed }) => [s.button, pressed && s.pressed]}
      >
        <PlayerIcon name="play" size={34} />
      </Pressable>
    </View>
  );
}
