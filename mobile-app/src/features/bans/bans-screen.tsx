import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useEffect } from 'react';
import { fetchMyBans, MY_BANS } from '@/data/bans';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { Page } from '@/ui/page';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';
import { BanPart } from './ban-part';
import { useBanWords } from './bans-words';

function Inside() {
  const { t } = useBanWords();
  const router = useRouter();
  const { status, user } = useStore(session);
  const bans = useQuery({
    queryKey: [...MY_BANS, user?.id],
    queryFn: fetchMyBans,
    enabled: status === 'in',
    staleTime: 0,
  });
  if (status === 'out') {
    const action = { label: t('me.signin'), onPress: () => router.push('/sign-in') };
    return <EmptyState title={t('ban.signin')} text={t('ban.none.text')} action={action} />;
  }
  if (bans.isError) return <ErrorState failure={refusalOf(bans.error)} onRetry={() => void bans.refetch()} />;
  if (!bans.data) return <FeedSkeleton />;
  if (bans.data.length === 0) return <EmptyState title={t('ban.none.title')} text={t('ban.none.text')} />;
  return bans.data.map((ban) => <BanPart key={ban.id} ban={ban} />);
}

/** What keeps the reader from writing in live rooms: by which rule, until when, and how to appeal. */
export function BansScreen() {
  const { t } = useBanWords();
  const title = t('ban.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <Page bar={<TopBar title={title} />}>
      <Inside />
    </Page>
  );
}
