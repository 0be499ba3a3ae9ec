import { useEffect } from 'react';
import { View } from 'react-native';
import type { TracePage } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Page } from '@/ui/page';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { fullDate } from '@/words/dates';
import { LotFacts, LotPapers, LotWay } from './trace-parts';
import { useTraceWords } from './trace-words';
import { isLot } from './trace.rules';
import { RecallWarning } from './recall-warning';
import { useTrace } from './use-trace';

const useStyles = styles((t) => ({
  head: { gap: t.space[2], paddingTop: t.space[5], paddingBottom: t.space[3] },
  foot: { paddingTop: t.space[6] },
}));

/** What somebody who holds a package reads of it: whether it was called back, what it is, where it was, whether its papers hold. */
export function TraceScreen({ lot }: { lot: string }) {
  const { t } = useTraceWords();
  const fetched = useTrace(lot);
  const page = fetched.data;
  const title = page ? t('trace.pageTitle', { title: page.product.title, code: page.code }) : t('trace.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={t('trace.title')} heading={false} />}>
      {page ? <Opened page={page} /> : <Instead lot={lot} fetched={fetched} />}
    </Page>
  );
}

function Opened({ page }: { page: TracePage }) {
  const s = useStyles();
  const { t, tongue, locale } = useTraceWords();
  return (
    <>
      {page.recall ? <RecallWarning recall={page.recall} /> : null}
      <View style={s.head}>
        <Text size="headline" bold serif level={1} selectable>
          {page.product.title}
        </Text>
        {page.product.spec === '' ? null : <Text tone="inkSoft">{page.product.spec}</Text>}
        <Maker page={page} />
      </View>
      <LotFacts page={page} />
      <LotWay page={page} />
      <LotPapers page={page} />
      <Text size="note" tone="inkSoft" style={s.foot}>
        {t('trace.asOf', {
          station: page.station[locale],
          when: fullDate(tongue, new Date(page.asOf), new Date(page.asOf)),
        })}
      </Text>
    </>
  );
}

function Maker({ page: { maker, province } }: { page: TracePage }) {
  const { t, locale } = useTraceWords();
  const where = province?.[locale] ?? '';
  if (maker === null)
    return <Text>{where === '' ? t('trace.person.only') : t('trace.person', { province: where })}</Text>;
  return <Text selectable>{where === '' ? maker : t('trace.by', { maker, province: where })}</Text>;
}

const NOT_FOUND = 'TRACE.NOT_FOUND';

/** What stands in the page's place while there is none. */
function Instead({ lot, fetched }: { lot: string; fetched: ReturnType<typeof useTrace> }) {
  const { t } = useTraceWords();
  const failure = fetched.error ? refusalOf(fetched.error) : null;
  if (!isLot(lot) || failure?.code === NOT_FOUND)
    return <EmptyState title={t('trace.unknown.title')} text={t('trace.unknown.text')} />;
  if (failure) return <ErrorState failure={failure} onRetry={() => void fetched.refetch()} busy={fetched.isFetching} />;
  return <FeedSkeleton />;
}
