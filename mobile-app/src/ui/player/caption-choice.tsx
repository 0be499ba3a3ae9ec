import { Choice } from '@/ui/choice';
import { ownName } from './captions.rules';
import type { CaptionTrack } from './player-types';
import { usePlayerWords } from './player-words';

const OFF = 'off';

export interface CaptionChoiceProps {
  readonly tracks: readonly CaptionTrack[];
  readonly track: number | null;
  readonly onTrack: (id: number | null) => void;
}

/** One language of those there are, each by its own name, or none; no question where there is none. */
export function CaptionChoice({ tracks, track, onTrack }: CaptionChoiceProps) {
  const { t } = usePlayerWords();
  if (tracks.length === 0) return null;
  const options = [
    { value: OFF, label: t('player.off') },
    ...tracks.map((one) => ({ value: String(one.id), label: ownName(one) })),
  ];
  const value = track === null ? OFF : String(track);
  const choose = (chosen: string) => onTrack(chosen === OFF ? null : Number(chosen));
  return <Choice label={t('player.captions')} value={value} options={options} onChange={choose} />;
}
