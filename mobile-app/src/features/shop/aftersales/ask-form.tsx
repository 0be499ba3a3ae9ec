import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import type { Askable, OwnOrder } from '@/contract/types';
import { changeAsking, sendAsking } from '@/data/asking';
import {
  ASK_REASONS,
  backFor,
  missingIn,
  REASONS,
  withReason,
  type AskKind,
  type Asking,
  type AskReason,
} from '@/data/asking.rules';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/choice';
import { Field } from '@/ui/field';
import { Text } from '@/ui/text';
import { money, nameIn } from '../shop.rules';
import { useShopWords } from '../shop-words';
import { Stepper } from '../stepper';
import { useSaid } from '@/words/use-said';
import { EvidenceField } from './evidence-field';
import { forgetAnswers } from './forget-answers';

const useStyles = styles((t) => ({
  form: { gap: t.space[4], paddingVertical: t.space[4] },
  back: { flexDirection: 'row', alignItems: 'baseline', justifyContent: 'space-between' },
}));

type Line = Askable['lines'][number];

interface FormProps {
  readonly order: OwnOrder;
  readonly line: Line;
  readonly draft: Asking;
}

/** Sends it; what is missing is said at its place, what the host refuses below. */
function useSending({ order, draft, line }: FormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const [tried, setTried] = useState(false);
  const trying = useSaid();
  const send = async () => {
    setTried(true);
    if (missingIn(draft) !== null) return;
    // Part of the line may have been asked for since the draft was written.
    changeAsking(draft.id, (one) => ({ ...one, quantity: Math.min(one.quantity, line.quantity) }));
    const sale = await trying.attempt(() => sendAsking(draft.id));
    if (!sale) return;
    forgetAnswers(client, order.id);
    router.replace(`/mall/after-sales/${sale.id}`);
  };
  return { ...trying, missing: tried ? missingIn(draft) : null, send: () => void send() };
}

/** Why, and whether the goods come back: where a reason leaves no choice, none is offered. */
function Why({ draft, missing }: { draft: Asking; missing: ReturnType<typeof missingIn> }) {
  const { t } = useShopWords();
  const { id, reason, kind } = draft;
  const choose = (next: string) =>
    changeAsking(id, (one) => {
      const known = ASK_REASONS.find((each) => each === next);
      return known ? withReason(one, known) : one;
    });
  const reasons = ASK_REASONS.map((value) => ({ value, label: t(`ask.reason.${value}`) }));
  const kinds = reason === null ? [] : REASONS[reason].kinds.map((value) => ({ value, label: t(`ask.kind.${value}`) }));
  return (
    <>
      <Choice<AskReason | ''> label={t('ask.reason')} value={reason ?? ''} options={reasons} onChange={choose} />
      {missing === 'reason' ? (
        <Text size="note" tone="stop" live>
          {t('ask.missing.reason')}
        </Text>
      ) : null}
      {kinds.length > 1 ? (
        <Choice<AskKind>
          label={t('ask.kind')}
          value={kind}
          options={kinds}
          onChange={(next) => changeAsking(id, (one) => ({ ...one, kind: next }))}
        />
      ) : null}
      {reason === null || kind === 'refund-only' ? null : (
        <Text size="note" tone="inkSoft">
          {t(`ask.${kind}.about`)}
        </Text>
      )}
    </>
  );
}

/** How many, and what comes back for them. */
function HowMany({ draft, line }: Pick<FormProps, 'draft' | 'line'>) {
  const s = useStyles();
  const { t } = useShopWords();
  const quantity = Math.min(draft.quantity, line.quantity);
  const change = (next: number) => changeAsking(draft.id, (one) => ({ ...one, quantity: next }));
  return (
    <>
      <Stepper value={quantity} most={line.quantity} onChange={change} disabled={false} />
      {draft.kind === 'exchange' ? null : (
        <View style={s.back}>
          <Text>{t('ask.back')}</Text>
          <Text bold>{money(backFor(line, quantity))}</Text>
        </View>
      )}
    </>
  );
}

/** What somebody asks for who was not well served: reason, how many, words and photos. */
export function AskForm(props: FormProps) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const { order, line, draft } = props;
  const { busy, said, missing, send } = useSending(props);
  const bought = order.lines.find(({ offer }) => offer === line.offer);
  return (
    <View style={s.form}>
      {bought ? <Text bold>{`${nameIn(bought.title, locale)} ${bought.spec}`}</Text> : null}
      <Why draft={draft} missing={missing} />
      <HowMany draft={draft} line={line} />
      <Field
        kind="long"
        most={500}
        label={t('ask.words')}
        hint={t('ask.words.hint')}
        value={draft.words}
        onChange={(words) => changeAsking(draft.id, (one) => ({ ...one, words }))}
      />
      <EvidenceField draft={draft} error={missing === 'photo' ? t('ask.missing.photo') : null} />
      {said === null ? null : (
        <Text tone="stop" live>
          {said}
        </Text>
      )}
      <Button label={t('ask.send')} onPress={send} busy={busy} />
      <Text size="note" tone="inkSoft">
        {t('ask.kept')}
      </Text>
    </View>
  );
}
