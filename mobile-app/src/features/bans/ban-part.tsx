import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { View } from 'react-native';
import type { OwnBan } from '@/contract/types';
import { appeal, MY_BANS } from '@/data/bans';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { useSaid } from '@/words/use-said';
import { useBanWords } from './bans-words';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  form: { gap: t.space[3], alignItems: 'flex-start' },
}));

/** One ban with its rule, its reason and what became of it. */
export function BanPart({ ban }: { readonly ban: OwnBan }) {
  const s = useStyles();
  const { t, when, locale } = useBanWords();
  const { state, until, ruleText, law, reason, evidence, decision, mayAppeal } = ban;
  const said = [
    t('ban.law', { law }),
    t('ban.reason', { reason }),
    ...(evidence === null ? [] : [t('ban.evidence', { text: evidence })]),
    ...(ban.appeal === null ? [] : [t('ban.appealed', { words: ban.appeal.words })]),
    ...(decision === null ? [] : [t('ban.decision', { words: decision.words })]),
  ];
  return (
    <View style={s.part} role="group" aria-label={ruleText[locale]}>
      <Text bold level={2}>
        {ruleText[locale]}
      </Text>
      <Text tone={state === 'lifted' ? 'inkSoft' : 'stop'}>{t(`ban.state.${state}`)}</Text>
      {state === 'lifted' ? null : <Text>{t('ban.until', { when: when(until) })}</Text>}
      {said.map((line) => (
        <Text key={line} size="note" tone="inkSoft" selectable>
          {line}
        </Text>
      ))}
      {mayAppeal ? <Appeal id={ban.id} /> : null}
    </View>
  );
}

function Appeal({ id }: { readonly id: string }) {
  const s = useStyles();
  const { t } = useBanWords();
  const client = useQueryClient();
  const trying = useSaid();
  const [isOpen, open] = useState(false);
  const [words, setWords] = useState('');
  const said = words.trim();
  const send = async () => {
    if (await trying.attempt(() => appeal(id, said))) await client.invalidateQueries({ queryKey: MY_BANS });
  };
  if (!isOpen) return <Button kind="quiet" label={t('ban.appeal')} onPress={() => open(true)} />;
  return (
    <View style={s.form}>
      <Field
        label={t('ban.appeal.label')}
        hint={t('ban.appeal.hint')}
        kind="long"
        most={500}
        value={words}
        onChange={setWords}
      />
      <Button label={t('ban.appeal.send')} onPress={() => void send()} busy={trying.busy} disabled={said.length < 2} />
      {trying.said === null ? null : (
        <Text size="note" tone="stop" live>
          {trying.said}
        </Text>
      )}
    </View>
  );
}
