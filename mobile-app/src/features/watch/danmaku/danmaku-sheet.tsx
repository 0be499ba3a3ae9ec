import { Choice } from '@/ui/choice';
import { Sheet } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { useWatchWords } from '../watch-words';
import { DENSITIES } from './danmaku.rules';
import type { useDensity } from './use-density';

interface DanmakuSheetProps {
  readonly danmaku: ReturnType<typeof useDensity>;
  readonly onClose: () => void;
}

/** How much flies over the picture; where nothing may, why. */
export function DanmakuSheet({ danmaku, onClose }: DanmakuSheetProps) {
  const { t } = useWatchWords();
  const { chosen, choose, isListOnly } = danmaku;
  const options = DENSITIES.map((value) => ({ value, label: t(`watch.danmaku.${value}`) }));
  return (
    <Sheet open title={t('watch.danmaku.title')} onClose={onClose}>
      {isListOnly ? (
        <Text tone="inkSoft">{t('watch.danmaku.still')}</Text>
      ) : (
        <Choice label={t('watch.danmaku')} value={chosen} options={options} onChange={choose} />
      )}
    </Sheet>
  );
}
