import { View } from 'react-native';
import type { Receipt } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge, type BadgeKind } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useMoneyWords } from './money-words';
import type { Verdict } from './proof/verify-receipt.rules';
import type { useVerdict } from './use-money';

const useStyles = styles((t) => ({
  sheet: { gap: t.space[2], padding: t.space[4], backgroundColor: t.colour.fold, borderRadius: t.radius.sheet },
  retry: { alignItems: 'flex-start' },
}));

const KINDS: Readonly<Record<Verdict['is'], BadgeKind>> = { verified: 'proof', waiting: 'wait', broken: 'stop' };

/** What this device worked out about a receipt, in words. */
export function VerdictPart({ found }: { readonly found: ReturnType<typeof useVerdict> }) {
  const s = useStyles();
  const { t } = useMoneyWords();
  const { verdict, failed, busy, retry } = found;
  return (
    <View style={s.sheet} role="status" aria-live="polite" aria-busy={!verdict && !failed}>
      <Text bold level={2}>
        {t('proof.title')}
      </Text>
      {verdict ? <Found verdict={verdict} /> : null}
      {!verdict && failed ? (
        <View style={s.retry}>
          <Text>{t('proof.no-keys')}</Text>
          <Button kind="quiet" icon="refresh" label={t('error.retry')} onPress={retry} busy={busy} />
        </View>
      ) : null}
      {!verdict && !failed ? <Text tone="inkSoft">{t('proof.busy')}</Text> : null}
    </View>
  );
}

function Found({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useMoneyWords();
  return (
    <>
      <Badge kind={KINDS[verdict.is]} label={t(`proof.${verdict.is}`)} />
      <Text>{verdict.is === 'broken' ? t(`proof.broken.${verdict.why}`) : t(`proof.${verdict.is}.about`)}</Text>
    </>
  );
}

type EvidenceProps = { readonly verdict: Extract<Verdict, { is: 'verified' }>; readonly receipt: Receipt };

/** What anybody else can work the same out from. */
export function Evidence({ verdict, receipt }: EvidenceProps) {
  const { t } = useMoneyWords();
  return (
    <>
      {receipt.days
        .filter(({ day }) => verdict.days.includes(day))
        .map(({ day, root }) => (
          <Text key={day} size="note" tone="inkSoft" selectable>
            {t('proof.day', { day, root })}
          </Text>
        ))}
      <Text size="note" tone="inkSoft" selectable>
        {t('proof.key', { key: verdict.key })}
      </Text>
    </>
  );
}
