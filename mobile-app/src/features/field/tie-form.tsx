import { useState } from 'react';
import { View } from 'react-native';
import { queryClient } from '@/data/client';
import { fieldKeys, tie } from '@/data/field';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { useFieldWords } from './field-words';

const useStyles = styles((t) => ({ form: { gap: t.space[4], paddingTop: t.space[6], maxWidth: 420 } }));

/** Ties this phone to whoever's code it is. */
export function TieForm() {
  const s = useStyles();
  const { t } = useFieldWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const answer = await tie(code.trim());
    setBusy(false);
    if (answer.ok) return queryClient.invalidateQueries({ queryKey: fieldKeys.me() });
    const line = refusalLine(answer.refusal);
    setSaid('said' in line ? line.said : t(line.word, line.params));
    return undefined;
  };
  return (
    <View style={s.form}>
      <Text>{t('field.tie.how')}</Text>
      <Field label={t('field.tie.code')} value={code} onChange={setCode} error={said} onSubmit={() => void send()} />
      <Button label={t('field.tie')} onPress={() => void send()} busy={busy} disabled={code.trim() === ''} />
    </View>
  );
}
