import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { View } from 'react-native';
import type { Led, Leader } from '@/contract/types';
import { fetchLed } from '@/data/groups';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { Badge, type BadgeKind } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { SignInFirst } from '../orders-screen';
import { RowsSkeleton } from '../shelf-skeleton';
import { useShopWords } from '../shop-words';
import { LeadForm } from './lead-form';
import { LedGroupPart } from './led-group-part';
import { PointLines } from './point-lines';

const EVERY_MS = 20_000;

const useStyles = styles((t) => ({
  head: { gap: t.space[2], paddingVertical: t.space[4], alignItems: 'flex-start' },
}));

const TONES: Readonly<Record<Leader['state'], BadgeKind>> = {
  applied: 'wait',
  approved: 'proof',
  declined: 'stop',
  stopped: 'stop',
};

const MAY_ASK: readonly Leader['state'][] = ['applied', 'declined'];

/** Who leads, where, and how the station answered. */
function Standing({ leader, onAgain }: { leader: Leader; onAgain: () => void }) {
  const s = useStyles();
  const { t } = useShopWords();
  const { state, reason } = leader;
  return (
    <View style={s.head}>
      <View role="status" aria-live="polite">
        <Badge kind={TONES[state]} label={t(`lead.state.${state}`)} />
      </View>
      <Text tone="inkSoft">{t(`lead.about.${state}`)}</Text>
      {reason ? <Text selectable>{t('lead.reason', { reason })}</Text> : null}
      <PointLines point={leader} />
      {MAY_ASK.includes(state) ? <Button kind="quiet" label={t('lead.again')} onPress={onAgain} /> : null}
    </View>
  );
}

function Whole({ led, onMoved }: { led: Led; onMoved: () => void }) {
  const { t } = useShopWords();
  const [isWriting, setWriting] = useState(false);
  const { leader, groups } = led;
  const asked = () => {
    setWriting(false);
    onMoved();
  };
  if (leader === null || isWriting) return <LeadForm before={leader} onAsked={asked} />;
  return (
    <>
      <Standing leader={leader} onAgain={() => setWriting(true)} />
      {leader.state === 'approved' && groups.length === 0 ? <Text tone="inkSoft">{t('led.none')}</Text> : null}
      {groups.map((group) => (
        <LedGroupPart key={group.id} group={group} onMoved={onMoved} />
      ))}
    </>
  );
}

function Inside() {
  const found = useQuery({ queryKey: ['led'], queryFn: fetchLed, staleTime: 0, refetchInterval: EVERY_MS });
  const renew = () => void found.refetch();
  if (found.isPending) return <RowsSkeleton word="lead.loading" />;
  if (found.data) return <Whole led={found.data} onMoved={renew} />;
  return <ErrorState failure={refusalOf(found.error)} onRetry={renew} busy={found.isFetching} />;
}

/** Leading groups of neighbours (团长): asking for it, and the groups that one leads. */
export function LeadScreen() {
  const { t } = useShopWords();
  const { status } = useStore(session);
  const title = t('lead.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      {status === 'unknown' ? <RowsSkeleton word="lead.loading" /> : null}
      {status === 'out' ? <SignInFirst title="lead.title" /> : null}
      {status === 'in' ? <Inside /> : null}
    </Page>
  );
}
