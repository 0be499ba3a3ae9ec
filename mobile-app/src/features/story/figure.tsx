import { View } from 'react-native';
import type { Picture as PictureData } from '@/contract/types';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Badge } from '@/ui/badge';
import { Picture } from '@/ui/picture';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  figure: { marginTop: t.space[6], gap: t.space[2] },
  edge: { marginHorizontal: -16 },
  words: { flexDirection: 'row', flexWrap: 'wrap', columnGap: t.space[3], rowGap: 2, alignItems: 'center' },
  pad: { paddingHorizontal: 16 },
}));

export interface FigureProps {
  readonly picture: PictureData;
  readonly eager?: boolean;
}

/** To the edge on a phone, on the measure elsewhere; caption, credit and how it was made below. */
export function Figure({ picture, eager = false }: FigureProps) {
  const s = useStyles();
  const { t } = useWords();
  const phone = usePage().width === 'phone';
  const said = picture.caption !== null || picture.credit !== null || picture.aiGenerated;
  return (
    <View role="figure" style={[s.figure, phone && s.edge]}>
      <Picture picture={picture} sizes="(min-width: 640px) 680px, 100vw" eager={eager} />
      {said ? (
        <View style={[s.words, phone && s.pad]}>
          {picture.caption ? (
            <Text size="note" tone="inkSoft" selectable>
              {picture.caption}
            </Text>
          ) : null}
          {picture.credit ? (
            <Text size="caption" tone="inkSoft">
              {t('story.photo', { name: picture.credit })}
            </Text>
          ) : null}
          {picture.aiGenerated ? <Badge kind="quiet" label={t('ai.picture')} /> : null}
        </View>
      ) : null}
    </View>
  );
}
