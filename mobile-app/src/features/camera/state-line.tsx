import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Icon, type IconName } from '@/ui/icon';
import { Text } from '@/ui/text';
import type { Colour } from '@/theme/theme';
import { useCameraWords, type CameraWord, type SayCamera } from './camera-words';
import type { CameraState } from './phone-camera.web';

const useStyles = styles((t) => ({
  card: {
    backgroundColor: 'rgba(20, 18, 16, 0.78)',
    borderRadius: t.radius.sheet,
    paddingHorizontal: t.space[3],
    paddingVertical: t.space[2],
    gap: t.space[1],
    alignSelf: 'flex-start',
    maxWidth: '100%',
  },
  row: { flexDirection: 'row', alignItems: 'center', gap: t.space[2], flexWrap: 'wrap' },
  figures: { fontVariant: ['tabular-nums'] },
}));

type Light = { readonly word: CameraWord; readonly tone: Colour; readonly icon: IconName };

const LIGHTS: Readonly<Record<Exclude<CameraState['phase'], 'refused'> | 'weak', Light>> = {
  knocking: { word: 'camera.state.knocking', tone: 'wait', icon: 'clock' },
  ready: { word: 'camera.state.ready', tone: 'proof', icon: 'check' },
  connecting: { word: 'camera.state.connecting', tone: 'wait', icon: 'clock' },
  live: { word: 'camera.state.live', tone: 'ember', icon: 'live' },
  weak: { word: 'camera.state.weak', tone: 'wait', icon: 'noNet' },
  reconnecting: { word: 'camera.state.reconnecting', tone: 'stop', icon: 'noNet' },
  ended: { word: 'camera.state.ended', tone: 'inkSoft', icon: 'close' },
};

const two = (n: number): string => String(n).padStart(2, '0');

/** 1:02:03, or 02:03 in the first hour. */
export const clockOf = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
};

/** What is lost on a weak line, in a sentence; null where nothing is. */
function lossOf(t: SayCamera, { phase, why, isWeak, step, lost }: CameraState): string | null {
  if (phase === 'reconnecting') return t(why === 'busy' ? 'camera.why.busy.text' : 'camera.reconnecting.text');
  if (!isWeak) return null;
  const seconds = Math.round(lost / 1_000);
  const facts = { height: step.height, n: seconds };
  return t(seconds > 0 ? 'camera.weak.step' : 'camera.weak.small', facts);
}

interface Props {
  readonly state: CameraState;
  readonly seconds: number;
  readonly isMuted: boolean;
}

/** How it stands: a light with its word, the time, who watches, and what the line loses. */
export function StateLine({ state, seconds, isMuted }: Props) {
  const s = useStyles();
  const { t } = useCameraWords();
  const { phase, title, viewers } = state;
  const light = LIGHTS[lightOf(state)];
  const loss = lossOf(t, state);
  const isOn = phase === 'live' || phase === 'reconnecting';
  return (
    <View style={s.card}>
      {title === '' ? null : (
        <Text bold level={1} lines={2}>
          {title}
        </Text>
      )}
      <View style={s.row} role="status">
        <Icon name={light.icon} tone={light.tone} size={18} />
        <Text tone={light.tone} bold>
          {t(light.word)}
        </Text>
        {isOn ? <Text style={s.figures}>{clockOf(seconds)}</Text> : null}
        {isOn && viewers !== null ? <Text tone="inkSoft">{t('camera.viewers', { n: viewers })}</Text> : null}
      </View>
      {loss ? (
        <Text size="note" live>
          {loss}
        </Text>
      ) : null}
      {isMuted ? (
        <Text size="note" tone="wait">
          {t('camera.muted')}
        </Text>
      ) : null}
      {phase === 'ready' ? <BeforeLive state={state} /> : null}
    </View>
  );
}

function lightOf({ phase, isWeak }: CameraState): keyof typeof LIGHTS {
  if (phase === 'live' && isWeak) return 'weak';
  return phase === 'refused' ? 'ended' : phase;
}

function BeforeLive({ state: { joins, goodUntil } }: Pick<Props, 'state'>) {
  const { t, when } = useCameraWords();
  return (
    <>
      {joins ? <Text size="note">{t('camera.live.already')}</Text> : null}
      {goodUntil === null ? null : (
        <Text size="note" tone="inkSoft">
          {t('camera.good', { when: when(goodUntil) })}
        </Text>
      )}
    </>
  );
}
