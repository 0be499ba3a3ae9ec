import { useState } from 'react';
import { View } from 'react-native';
import { appeal, type Supply } from '@/data/supply';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { useSupplyWords } from './supply-words';

const useStyles = styles((t) => ({
  sheet: { gap: t.space[2], padding: t.space[3], backgroundColor: t.colour.fold, borderRadius: t.radius.control },
}));

const TONES: Readonly<Partial<Record<Supply['state'], Colour>>> = {
  ...{ filed: 'wait', verified: 'proof', refused: 'stop', lapsed: 'wait', barred: 'stop' },
};

/** Where a filing stands, until when, and why. A draft says nothing: it is the form itself. */
export function SupplyStanding({ supply }: { readonly supply: Supply }) {
  const s = useStyles();
  const { t, when } = useSupplyWords();
  const { state, bar } = supply;
  if (state === 'draft' || state === 'closed') return null;
  return (
    <View style={s.sheet} role="status">
      <Text bold tone={TONES[state] ?? 'ink'}>
        {t(`state.${state}`, { when: bar ? when(bar.until) : '' })}
      </Text>
      <Until supply={supply} />
      <Why reason={bar ? bar.reason : supply.reason} />
      {bar ? <Appeal bar={bar} mayAppeal={supply.allowed.includes('appeal')} /> : null}
    </View>
  );
}

function Until({ supply: { state, answerBy, verifyBy } }: { readonly supply: Supply }) {
  const { t, when } = useSupplyWords();
  if (state === 'filed' && answerBy !== null) return <Text>{t('state.filed.until', { when: when(answerBy) })}</Text>;
  if (state === 'verified' && verifyBy !== null)
    return <Text>{t('state.verified.until', { when: when(verifyBy) })}</Text>;
  return null;
}

function Why({ reason }: { readonly reason: string | null }) {
  const { t } = useSupplyWords();
  return reason === null ? null : <Text>{t('state.reason', { reason })}</Text>;
}

interface AppealProps {
  readonly bar: NonNullable<Supply['bar']>;
  readonly mayAppeal: boolean;
}

function Appeal({ bar, mayAppeal }: AppealProps) {
  const { t } = useSupplyWords();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await appeal(text.trim());
    setBusy(false);
  };
  if (bar.appeal?.decision === 'upheld') return <Text>{t('appeal.upheld', { answer: bar.appeal.answer ?? '' })}</Text>;
  if (bar.appeal) return <Text tone="wait">{t('appeal.waits')}</Text>;
  if (!mayAppeal) return null;
  return (
    <>
      <Field kind="long" most={2000} label={t('appeal.text')} hint={t('appeal.hint')} value={text} onChange={setText} />
      <Button
        kind="quiet"
        label={t('appeal.send')}
        busy={busy}
        disabled={text.trim() === ''}
        onPress={() => void send()}
      />
    </>
  );
}
