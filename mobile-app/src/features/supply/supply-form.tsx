import { useState } from 'react';
import { View } from 'react-native';
import { useStore } from '@/data/store';
import { supply } from '@/data/supply';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { ConfirmStep } from './confirm-step';
import { PapersStep } from './papers-step';
import { BankStep, ContactStep, WhoStep } from './text-steps';
import { useSupplyWords } from './supply-words';
import { WhereStep } from './where-step';

const useStyles = styles((t) => ({
  form: { gap: t.space[4] },
  ways: { flexDirection: 'row', justifyContent: 'space-between', gap: t.space[3] },
}));

const STEPS = [
  ['who', WhoStep],
  ['where', WhereStep],
  ['contact', ContactStep],
  ['bank', BankStep],
  ['papers', PapersStep],
  ['confirm', ConfirmStep],
] as const;

/** The form, one question at a time: a thumb reaches all of it, and nothing has to be finished in one go. */
export function SupplyForm() {
  const s = useStyles();
  const { t } = useSupplyWords();
  const [at, go] = useState(0);
  const [name, Step] = STEPS[at] ?? STEPS[0];
  return (
    <View style={s.form}>
      <Text size="note" tone="inkSoft">
        {t('supply.step', { at: at + 1, of: STEPS.length })}
      </Text>
      <Text size="title" bold level={2}>
        {t(`supply.step.${name}`)}
      </Text>
      <Step />
      <Saved />
      <View style={s.ways}>
        {at > 0 ? <Button kind="plain" label={t('supply.back')} onPress={() => go(at - 1)} /> : <View />}
        {at < STEPS.length - 1 ? <Button label={t('supply.next')} onPress={() => go(at + 1)} /> : null}
      </View>
    </View>
  );
}

/** Where what was typed is by now: nobody should have to guess. */
function Saved() {
  const { t } = useSupplyWords();
  const { form, sending } = useStore(supply);
  const parts = Object.values(form.parts);
  if (parts.every(({ revision }) => revision === 0)) return null;
  const isKept = parts.some(({ dirty }) => dirty);
  return (
    <Text size="note" tone={isKept ? 'wait' : 'proof'} live>
      {t(sending ? 'saved.sending' : isKept ? 'saved.phone' : 'saved.host')}
    </Text>
  );
}
