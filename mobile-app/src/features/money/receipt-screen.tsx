import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { Receipt } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { fullDate } from '@/words/dates';
import { Amount, yuanText } from './amount';
import { useMoneyWords } from './money-words';
import { useReceipt, useVerdict } from './use-money';
import { Evidence, VerdictPart } from './verdict-part';
import { waterfallOf } from './waterfall.rules';
import { WaterfallDrawing } from './waterfall-drawing';

const useStyles = styles((t) => ({
  page: { gap: t.space[6], paddingVertical: t.space[4] },
  head: { gap: t.space[2] },
  loading: { gap: t.space[5], paddingVertical: t.space[6] },
}));

const NOT_FOUND = 'BOOKS.RECEIPT_NOT_FOUND';
/** A waterfall wider than this is harder to read, not easier. */
const MEASURE = 560;

/** Where each yuan of an order went (去向单), by the token on the box; this device checks it by itself. */
export function ReceiptScreen({ token }: { token: string }) {
  const s = useStyles();
  const { t, when } = useMoneyWords();
  const fetched = useReceipt(token);
  const failure = fetched.error ? refusalOf(fetched.error) : null;
  // A receipt that the host no longer knows is not shown from before.
  const receipt = failure?.code === NOT_FOUND ? undefined : fetched.data?.value;
  const keptAt = fetched.data?.keptAt ?? null;
  const title = t('receipt.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} heading={!receipt} measure={MEASURE} />} measure={MEASURE} still>
      <View style={s.page}>
        {keptAt === null ? null : (
          <Text size="note" tone="wait">
            {t('offline.kept', { when: when(keptAt) })}
          </Text>
        )}
        {receipt ? <Opened receipt={receipt} /> : <Instead fetched={fetched} />}
      </View>
    </Page>
  );
}

function Opened({ receipt }: { readonly receipt: Receipt }) {
  const s = useStyles();
  const { t } = useMoneyWords();
  const waterfall = waterfallOf(receipt);
  // Said before the figures: whoever sees them knows what they are worth.
  const found = useVerdict(receipt);
  return (
    <>
      <Head receipt={receipt} />
      <VerdictPart found={found} />
      {waterfall.falls.length > 0 ? <WaterfallDrawing waterfall={waterfall} /> : <Text>{t('receipt.all-back')}</Text>}
      <View style={s.head}>
        {found.verdict?.is === 'verified' ? <Evidence verdict={found.verdict} receipt={receipt} /> : null}
        <Text size="note" tone="inkSoft">
          {t('receipt.about')}
        </Text>
      </View>
    </>
  );
}

/** What the buyer paid and got back, in however many payments. */
function sumsOf({ paid, back, shares }: Receipt): { readonly paid: number; readonly back: number } {
  const ahead = shares.find(({ kind }) => kind === 'deposit');
  return { paid: paid + (ahead?.fen ?? 0), back: back + (ahead?.back ?? 0) };
}

function Head({ receipt }: { readonly receipt: Receipt }) {
  const { paidAt, mode, isSettled } = receipt;
  const { paid, back } = sumsOf(receipt);
  const s = useStyles();
  const { t, tongue } = useMoneyWords();
  return (
    <View style={s.head}>
      <Text size="headline" bold serif level={1}>
        {t('receipt.head')}
      </Text>
      <Amount fen={paid} size="display" bold />
      <Text tone="inkSoft">{t('receipt.paid', { when: fullDate(tongue, new Date(paidAt), new Date()) })}</Text>
      {back > 0 ? <Text tone="wait">{t('receipt.back', { amount: yuanText(back) })}</Text> : null}
      <Text tone="inkSoft">{t(`mode.${mode}`)}</Text>
      <Badge kind={isSettled ? 'proof' : 'wait'} label={t(isSettled ? 'receipt.settled' : 'receipt.open')} />
    </View>
  );
}

/** What stands in the receipt's place while there is none. */
function Instead({ fetched }: { readonly fetched: ReturnType<typeof useReceipt> }) {
  const { t } = useMoneyWords();
  const router = useRouter();
  if (fetched.isPending) return <Loading />;
  const failure = refusalOf(fetched.error);
  // An address that was cut short on its way is no receipt either.
  if (failure.code !== NOT_FOUND && failure.status !== 422)
    return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  const home = { label: t('home'), onPress: () => router.replace('/') };
  return <EmptyState title={t('receipt.gone.title')} text={t('receipt.gone.text')} action={home} />;
}

/** The shape of a waterfall before it is there. */
export function Loading() {
  const s = useStyles();
  const { t } = useMoneyWords();
  return (
    <View role="status" aria-label={t('feed.loading')} aria-busy style={s.loading}>
      <Bar width="70%" height={30} />
      <Bar width="40%" height={40} />
      {[100, 72, 18, 9].map((width) => (
        <Bar key={width} width={`${width}%`} height={14} />
      ))}
    </View>
  );
}
