import { View } from 'react-native';
import type { Story } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Icon, type IconName } from '@/ui/icon';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  strip: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    columnGap: t.space[4],
    rowGap: t.space[1],
    paddingVertical: t.space[3],
    borderTopWidth: 1,
    borderBottomWidth: 1,
    borderColor: t.colour.hairline,
  },
  fact: { flexDirection: 'row', alignItems: 'center', gap: 6, maxWidth: '100%' },
  words: { flexShrink: 1 },
  note: { flexBasis: '100%' },
}));

function Fact({ icon, tone, text }: { icon: IconName; tone: 'proof' | 'wait' | 'inkSoft'; text: string }) {
  const s = useStyles();
  return (
    <View style={s.fact}>
      <Icon name={icon} tone={tone} size={16} />
      <Text size="note" tone={tone} style={s.words}>
        {text}
      </Text>
    </View>
  );
}

/** Who answers for the story, since when, and whether it was corrected: dates in full, because this is a record. */
export function EvidenceStrip({ story }: { story: Story }) {
  const s = useStyles();
  const { t, tongue } = useWords();
  const { signedBy, publishedAt, correctedAt, corrections } = story.evidence;
  const date = (iso: string) => fullDate(tongue, new Date(iso), new Date());
  return (
    <View role="region" aria-label={t('story.evidence')} style={s.strip}>
      {signedBy.length > 0 ? (
        <Fact icon="seal" tone="proof" text={`${t('story.signed')} ${signedBy.join(' · ')}`} />
      ) : null}
      <Fact icon="clock" tone="inkSoft" text={t('story.published', { when: date(publishedAt) })} />
      {correctedAt ? <Fact icon="pencil" tone="wait" text={t('story.corrected', { when: date(correctedAt) })} /> : null}
      {corrections.map(({ at, note }) => (
        <Text key={at} size="note" style={s.note}>
          {t('story.correction', { when: date(at), note })}
        </Text>
      ))}
      {story.ai === 'none' ? null : <Badge kind="quiet" label={t(`ai.${story.ai}.long`)} />}
    </View>
  );
}
