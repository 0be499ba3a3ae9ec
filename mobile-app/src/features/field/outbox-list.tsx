import { View } from 'react-native';
import { discard, tryAgain } from '@/data/outbox';
import type { OutItem } from '@/data/outbox.rules';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useFieldWords, type FieldWord } from './field-words';
import { sizeOf } from './task-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingTop: t.space[6] },
  item: { gap: t.space[1], paddingVertical: t.space[3], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  head: { flexDirection: 'row', gap: t.space[3], alignItems: 'center', justifyContent: 'space-between' },
  deeds: { flexDirection: 'row', gap: t.space[2], flexWrap: 'wrap', paddingTop: t.space[1] },
}));

const DEEDS: Readonly<Record<OutItem['event'], FieldWord>> = {
  accept: 'field.do.accept',
  decline: 'field.do.decline',
  depart: 'field.do.depart',
  arrive: 'field.do.arrive',
  file: 'field.do.file',
};
const STATES = {
  waiting: { kind: 'wait', word: 'field.out.waiting' },
  sending: { kind: 'wait', word: 'field.out.sending' },
  refused: { kind: 'stop', word: 'field.out.refused' },
} as const;

function Item({ item }: { item: OutItem }) {
  const s = useStyles();
  const { t } = useFieldWords();
  const { kind, word } = STATES[item.state];
  return (
    <View style={s.item}>
      <View style={s.head}>
        <Text bold>{t(DEEDS[item.event])}</Text>
        <Badge kind={kind} label={t(word)} />
      </View>
      <Text size="note" tone="inkSoft">
        {item.title}
      </Text>
      {item.files.map((file) => (
        <Text key={file.key} size="note" tone="inkSoft">
          {t('field.out.file', { name: file.name, sent: sizeOf(file.sent), size: sizeOf(file.size) })}
        </Text>
      ))}
      {item.said ? (
        <Text tone="stop" live>
          {item.said}
        </Text>
      ) : null}
      {item.state === 'sending' ? null : (
        <View style={s.deeds}>
          <Button kind="quiet" icon="refresh" label={t('field.out.again')} onPress={() => void tryAgain(item.id)} />
          <Button kind="danger" label={t('field.out.discard')} onPress={() => void discard(item.id)} />
        </View>
      )}
    </View>
  );
}

/** What waits on this phone, in the order in which it goes. */
export function OutboxList({ items }: { items: readonly OutItem[] }) {
  const s = useStyles();
  const { t } = useFieldWords();
  if (items.length === 0) return null;
  return (
    <View style={s.part} role="region" aria-label={t('field.out.title')}>
      <Text bold level={2}>
        {t('field.out.title')}
      </Text>
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </View>
  );
}
