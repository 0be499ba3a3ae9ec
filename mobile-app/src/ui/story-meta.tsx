import { View } from 'react-native';
import type { StoryCard } from '@/contract/types';
import { styles } from '@/theme/styles';
import { useWords } from '@/words/words';
import { Badge } from './badge';
import { Text } from './text';

const useStyles = styles((t) => ({
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[2], rowGap: 2 },
}));

export interface StoryMetaProps {
  readonly story: StoryCard;
  /** The station is worth a word only where several are mixed. */
  readonly home: string | null;
  readonly withdrawn?: boolean;
}

/** Who and when, quiet; a badge only for what a reader must know before opening. */
export function StoryMeta({ story, home, withdrawn = false }: StoryMetaProps) {
  const s = useStyles();
  const { t, when } = useWords();
  if (withdrawn) return <Badge kind="stop" label={t('feed.withdrawn')} />;
  const from = story.station.slug === home ? story.column.name : story.station.name;
  return (
    <View style={s.line}>
      <Text size="caption" tone="inkSoft">
        {from}
      </Text>
      <Text size="caption" tone="inkSoft">
        {when(story.publishedAt)}
      </Text>
      {story.ai === 'none' ? null : <Badge kind="quiet" label={t(`ai.${story.ai}`)} />}
    </View>
  );
}
