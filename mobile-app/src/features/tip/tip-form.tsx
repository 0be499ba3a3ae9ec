import { useState } from 'react';
import { View } from 'react-native';
import { useStore } from '@/data/store';
import { changeDraft, sendDraft, tips } from '@/data/tips';
import type { TipDraft } from '@/data/tips.rules';
import type { Refusal } from '@/data/result';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { TipPhotos } from './tip-photos';
import { checkTip } from './tip.rules';
import { useTipWords } from './tip-words';

const useStyles = styles((t) => ({ form: { gap: t.space[4] } }));

interface Props {
  /** Undefined until the station is known. */
  readonly station: string | undefined;
  readonly onTaken: () => void;
}

type Said = { readonly tone: 'stop' | 'wait'; readonly text: string } | null;

/** Sends the form: what is missing is said at its field, what the host refuses below. */
function useSending({ station, onTaken }: Props) {
  const { t } = useTipWords();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<ReturnType<typeof checkTip>>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [said, setSaid] = useState<Said>(null);

  const lineOf = (refusal: Refusal): string => {
    const line = refusalLine(refusal);
    return 'said' in line ? line.said : t(line.word, line.params);
  };
  const send = async () => {
    const missing = checkTip(tips.get());
    setWrong(missing);
    setSaid(null);
    setRefused(null);
    if (missing !== null || station === undefined) return;
    setBusy(true);
    const outcome = await sendDraft(station);
    setBusy(false);
    if (outcome.kind === 'taken') onTaken();
    if (outcome.kind === 'kept') setSaid({ tone: 'wait', text: t('tip.kept') });
    if (outcome.kind !== 'refused') return;
    setRefused(outcome.refusal);
    if (outcome.refusal.fields.length === 0) setSaid({ tone: 'stop', text: lineOf(outcome.refusal) });
  };
  const error = (key: keyof TipDraft | 'photos'): string | null =>
    (wrong?.at === key ? t(wrong.word) : null) ?? refused?.fields.find(({ path }) => path === key)?.message ?? null;
  return { busy, said, error, send: () => void send() };
}

export function TipForm(props: Props) {
  const s = useStyles();
  const { t } = useTipWords();
  const { draft } = useStore(tips);
  const { busy, said, error, send } = useSending(props);
  const field = (key: keyof TipDraft) => ({
    label: t(`tip.${key}`),
    value: draft[key],
    onChange: (value: string) => changeDraft({ [key]: value }),
    error: error(key),
  });
  return (
    <View style={s.form}>
      <Field kind="long" most={2000} hint={t('tip.text.hint')} {...field('text')} />
      <TipPhotos station={props.station} error={error('photos')} />
      <Field most={80} hint={t('tip.title.hint')} {...field('title')} />
      <Field most={120} hint={t('tip.place.hint')} {...field('place')} />
      <Field most={60} hint={t('tip.happened.hint')} {...field('happened')} />
      <Field most={120} hint={t('tip.contact.hint')} {...field('contact')} />
      <Text tone={said?.tone ?? 'inkSoft'} live>
        {said?.text ?? ''}
      </Text>
      <Button label={t('tip.send')} onPress={send} busy={busy} disabled={props.station === undefined} />
      <Text size="note" tone="inkSoft">
        {t('tip.urgent')}
      </Text>
    </View>
  );
}
