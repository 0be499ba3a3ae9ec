import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { View } from 'react-native';
import type { Welfare } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge, type BadgeKind } from '@/ui/badge';
import { Page } from '@/ui/page';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { fullDate } from '@/words/dates';
import { Amount, yuanText } from './amount';
import { useMoneyWords } from './money-words';
import { Loading } from './receipt-screen';
import { useWelfare } from './use-money';
import { waterfallOfLive } from './waterfall.rules';
import { WaterfallDrawing } from './waterfall-drawing';

const useStyles = styles((t) => ({
  page: { gap: t.space[6], paddingVertical: t.space[4] },
  part: { gap: t.space[3] },
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: t.space[3],
    paddingVertical: t.space[2],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flexShrink: 1 },
  donation: { gap: t.space[1], paddingVertical: t.space[2] },
}));

const NOT_FOUND = 'HEARTH.NOT_FOUND';
const MEASURE = 560;

/** What a live brought in, where it went and what was donated (公益公示), as anybody may read it. */
export function WelfareScreen({ station, session }: { station: string; session: string }) {
  const s = useStyles();
  const { t, when } = useMoneyWords();
  const fetched = useWelfare(station, session);
  const failure = fetched.error ? refusalOf(fetched.error) : null;
  const welfare = failure?.code === NOT_FOUND ? undefined : fetched.data?.value;
  const keptAt = fetched.data?.keptAt ?? null;
  const title = t('welfare.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} heading={!welfare} measure={MEASURE} />} measure={MEASURE} still>
      <View style={s.page}>
        {keptAt === null ? null : (
          <Text size="note" tone="wait">
            {t('offline.kept', { when: when(keptAt) })}
          </Text>
        )}
        {welfare ? <Opened welfare={welfare} /> : <Instead fetched={fetched} />}
      </View>
    </Page>
  );
}

function Opened({ welfare }: { readonly welfare: Welfare }) {
  const { t } = useMoneyWords();
  const waterfall = waterfallOfLive(welfare);
  return (
    <>
      <Head welfare={welfare} />
      {waterfall && waterfall.falls.length > 0 ? <WaterfallDrawing waterfall={waterfall} /> : null}
      {waterfall ? null : <Text>{t('welfare.few')}</Text>}
      <Villages welfare={welfare} />
      <Donations donations={welfare.donations} />
      <Text size="note" tone="inkSoft">
        {t('welfare.about')}
      </Text>
    </>
  );
}

/** The station by its name where this app knows it. */
function useStationName(slug: string): string {
  const home = useHome().data;
  const known = home ? [home.station, ...home.stations] : [];
  return known.find((one) => one.slug === slug)?.name ?? slug;
}

function Head({ welfare: { station, asOf, orders, unsettled, gross, refunds } }: { readonly welfare: Welfare }) {
  const s = useStyles();
  const { t, tongue } = useMoneyWords();
  const name = useStationName(station);
  const isFinal = unsettled === 0;
  return (
    <View style={s.part}>
      <Text size="headline" bold serif level={1}>
        {t('welfare.head')}
      </Text>
      <Text tone="inkSoft">{name}</Text>
      <Amount fen={gross} size="display" bold />
      <Text tone="inkSoft">{t('welfare.orders', { n: orders })}</Text>
      {refunds > 0 ? <Text tone="wait">{t('welfare.refunds', { amount: yuanText(refunds) })}</Text> : null}
      <Badge
        kind={isFinal ? 'proof' : 'wait'}
        label={isFinal ? t('welfare.final') : t('welfare.open', { n: unsettled })}
      />
      <Text size="note" tone="inkSoft">
        {t('welfare.asof', { when: fullDate(tongue, new Date(asOf), new Date()) })}
      </Text>
    </View>
  );
}

function Villages({ welfare: { villages, households } }: { readonly welfare: Welfare }) {
  const s = useStyles();
  const { t } = useMoneyWords();
  if (villages.length === 0) return null;
  return (
    <View style={s.part}>
      <Text size="row" bold level={2}>
        {t('villages', { n: households })}
      </Text>
      <View role="list">
        {villages.map(({ village, households: n, fen }) => (
          <View key={village} style={s.row} role="listitem">
            <Text
              style={s.words}
            >{`${village === '' ? t('villages.others') : village} · ${t('households', { n })}`}</Text>
            <Amount fen={fen} bold />
          </View>
        ))}
      </View>
    </View>
  );
}

type Donation = Welfare['donations'][number];

const KINDS: Readonly<Record<Donation['state'], BadgeKind>> = {
  ...{ promised: 'quiet', accrued: 'wait', due: 'wait', paid: 'proof', published: 'proof' },
};

function Donations({ donations }: { readonly donations: readonly Donation[] }) {
  const s = useStyles();
  const { t } = useMoneyWords();
  return (
    <View style={s.part}>
      <Text size="row" bold level={2}>
        {t('donations')}
      </Text>
      {donations.length === 0 ? <Text tone="inkSoft">{t('donations.none')}</Text> : null}
      {donations.map((one, n) => (
        <View key={`${one.beneficiary} ${n}`} style={s.donation}>
          <Badge kind={KINDS[one.state]} label={t(`donation.${one.state}`)} />
          <Text bold>{one.beneficiary}</Text>
          <Text>{one.promise}</Text>
          <Text tone="inkSoft">
            {one.paid === null
              ? t('donation.sum.accrued', { amount: yuanText(one.accrued) })
              : t('donation.sum.paid', { amount: yuanText(one.paid) })}
          </Text>
          {one.receiptNo === null ? null : (
            <Text size="note" tone="inkSoft" selectable>
              {t('donation.receipt', { number: one.receiptNo })}
            </Text>
          )}
        </View>
      ))}
    </View>
  );
}

/** What stands in the page's place while there is nothing to say. */
function Instead({ fetched }: { readonly fetched: ReturnType<typeof useWelfare> }) {
  const { t } = useMoneyWords();
  const router = useRouter();
  if (fetched.isPending) return <Loading />;
  const failure = refusalOf(fetched.error);
  if (failure.code !== NOT_FOUND && failure.status !== 422)
    return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  const home = { label: t('home'), onPress: () => router.replace('/') };
  return <EmptyState title={t('welfare.none.title')} text={t('welfare.none.text')} action={home} />;
}
