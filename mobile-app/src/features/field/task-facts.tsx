import { View } from 'react-native';
import type { FieldFiling, FieldTask } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Text } from '@/ui/text';
import { useFieldWords, type FieldWord } from './field-words';
import { KINDS } from './task-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingTop: t.space[6] },
  fact: { gap: 2 },
  file: { flexDirection: 'row', gap: t.space[2], alignItems: 'center', flexWrap: 'wrap' },
}));

/** Where, when, with whom and with what. */
export function TaskFacts({ task }: { task: FieldTask }) {
  const s = useStyles();
  const { t, tongue, when } = useFieldWords();
  const at = (moment: string | null) => (moment ? when(moment) : '');
  const name = ({ name: words }: FieldTask['people'][number]) => words[tongue === 'zh' ? 'zh-Hans' : 'en'];
  const separator = tongue === 'zh' ? '、' : ', ';
  const facts: readonly (readonly [FieldWord, string])[] = [
    ['field.fact.kind', t(KINDS[task.kind])],
    ['field.fact.place', task.place],
    ['field.fact.contact', task.contact],
    ['field.fact.departs', at(task.departsAt)],
    ['field.fact.onSite', at(task.onSiteAt)],
    ['field.fact.due', at(task.due)],
    ['field.fact.people', task.people.map(name).join(separator)],
    ['field.fact.with', task.with.join(separator)],
    ['field.fact.brief', task.brief],
  ];
  return (
    <View style={s.part}>
      {facts
        .filter(([, said]) => said !== '')
        .map(([word, said]) => (
          <View key={word} style={s.fact}>
            <Text size="note" tone="inkSoft">
              {t(word)}
            </Text>
            <Text>{said}</Text>
          </View>
        ))}
      {task.filings.map((filing) => (
        <Filing key={filing.id} filing={filing} />
      ))}
    </View>
  );
}

function Filing({ filing }: { filing: FieldFiling }) {
  const s = useStyles();
  const { t, when } = useFieldWords();
  return (
    <View style={s.fact}>
      <Text size="note" tone="inkSoft">
        {t('field.filed', { when: when(filing.at) })}
      </Text>
      {filing.text === '' ? null : <Text>{filing.text}</Text>}
      {filing.files.map((file) => (
        <View key={file.id} style={s.file}>
          <Text size="note">{file.name}</Text>
          {file.state === 'kept' ? <Badge kind="proof" label={t('field.file.kept')} /> : null}
          {file.state === 'whole' ? <Badge kind="wait" label={t('field.file.whole')} /> : null}
          {file.state === 'refused' ? <Badge kind="stop" label={t('field.file.refused')} /> : null}
        </View>
      ))}
    </View>
  );
}
