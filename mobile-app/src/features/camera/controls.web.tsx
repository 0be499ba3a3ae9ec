import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { useCameraWords } from './camera-words';
import type { CameraState } from './phone-camera.web';
import { RoundButton } from './round-button';
import { useSoundLevel } from './use-live-aids.web';
import type { OwnCamera } from './use-own-camera.web';

const useStyles = styles((t) => ({
  bar: {
    backgroundColor: 'rgba(20, 18, 16, 0.78)',
    paddingHorizontal: t.space[4],
    paddingTop: t.space[3],
    paddingBottom: t.space[6],
    gap: t.space[3],
  },
  meter: { height: 6, borderRadius: 3, backgroundColor: t.colour.hairline, overflow: 'hidden' },
  level: { height: 6, borderRadius: 3, backgroundColor: t.colour.proof },
  loud: { backgroundColor: t.colour.wait },
  row: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: t.space[3] },
  deed: { flex: 1, maxWidth: 320 },
  place: { width: t.target + 4 },
}));

/** Above this the microphone is close to its end. */
const LOUD = 90;

interface Props {
  readonly own: OwnCamera;
  readonly state: CameraState;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** How loud it is; alone, since it is drawn anew several times a second. */
function Meter({ own }: { readonly own: OwnCamera }) {
  const s = useStyles();
  const { t } = useCameraWords();
  const level = useSoundLevel(own.stream);
  const percent = own.isMuted ? 0 : Math.round(level * 100);
  return (
    <View
      style={s.meter}
      role="meter"
      aria-label={t('camera.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <View style={[s.level, percent > LOUD && s.loud, { width: `${percent}%` }]} />
    </View>
  );
}

/** What a thumb reaches: the microphone, the one button, the other camera. */
export function Controls({ own, state, onStart, onStop }: Props) {
  const s = useStyles();
  const { t } = useCameraWords();
  const isOn = ['connecting', 'live', 'reconnecting'].includes(state.phase);
  return (
    <View style={s.bar}>
      <Meter own={own} />
      <View style={s.row}>
        <RoundButton
          icon={own.isMuted ? 'micOff' : 'mic'}
          label={t(own.isMuted ? 'camera.unmute' : 'camera.mute')}
          tone={own.isMuted ? 'wait' : 'ink'}
          onPress={() => own.mute(!own.isMuted)}
        />
        <View style={s.deed}>
          {isOn ? (
            <Button kind="danger" label={t('camera.stop')} onPress={onStop} />
          ) : (
            <Button label={t('camera.start')} onPress={onStart} disabled={state.phase !== 'ready'} />
          )}
        </View>
        {own.mayFlip ? (
          <RoundButton icon="flip" label={t('camera.flip')} onPress={own.flip} />
        ) : (
          <View style={s.place} />
        )}
      </View>
    </View>
  );
}
