import { View } from 'react-native';
import { Choice, Toggle } from '@/ui/choice';
import { CaptionChoice } from './caption-choice';
import type { Kind, PlayerState } from './player-types';
import { usePlayerWords } from './player-words';
import { bestFirst, levelName, listeningCosts } from './quality.rules';

const RATES = [0.75, 1, 1.25, 1.5, 2] as const;
const AUTO = 'auto';

export interface SettingsMenuProps {
  readonly state: PlayerState;
  readonly kind: Kind;
  readonly soundOnly: boolean;
  readonly onTrack: (id: number | null) => void;
  readonly onLevel: (id: number | null) => void;
  readonly onAudioOnly: (on: boolean) => void;
  readonly onRate: (rate: number) => void;
}

function Quality({ state, onLevel }: Pick<SettingsMenuProps, 'state' | 'onLevel'>) {
  const { t } = usePlayerWords();
  const { levels, level, shown, audioOnly } = state;
  if (levels.length < 2 || audioOnly) return null;
  const now = levels.find(({ id }) => id === shown);
  const auto = now ? t('player.quality.auto.now', { name: levelName(now, levels) }) : t('player.quality.auto');
  const options = [
    { value: AUTO, label: level === null ? auto : t('player.quality.auto') },
    ...bestFirst(levels).map((one) => ({ value: String(one.id), label: levelName(one, levels) })),
  ];
  const value = level === null ? AUTO : String(level);
  const choose = (one: string) => onLevel(one === AUTO ? null : Number(one));
  return <Choice label={t('player.quality')} value={value} options={options} onChange={choose} />;
}

/** What listening alone costs is said before it is switched on, by the present quality. */
function Listen({ state, onAudioOnly }: Pick<SettingsMenuProps, 'state' | 'onAudioOnly'>) {
  const { t } = usePlayerWords();
  const n = listeningCosts(state);
  const hint = n < 100 ? t('player.audio.saves', { n }) : t('player.audio.same');
  return (
    <Toggle
      label={t('player.audio')}
      {...(state.audioOnly ? {} : { hint })}
      value={state.audioOnly}
      onChange={onAudioOnly}
    />
  );
}

/** All that can be chosen, in one place: over the page in a sheet, over a filled screen in a panel. */
export function SettingsMenu(props: SettingsMenuProps) {
  const { t } = usePlayerWords();
  const { state, kind, soundOnly, onRate } = props;
  const rates = RATES.map((rate) => ({ value: String(rate), label: `${rate}×` }));
  return (
    <View>
      <CaptionChoice tracks={state.tracks} track={state.track} onTrack={props.onTrack} />
      {soundOnly ? null : <Quality {...props} />}
      {soundOnly || kind === 'film' ? null : <Listen {...props} />}
      {kind === 'live' ? null : (
        <Choice
          label={t('player.rate')}
          value={String(state.rate)}
          options={rates}
          onChange={(one) => onRate(Number(one))}
        />
      )}
    </View>
  );
}
