import { useEffect } from 'react';
import { prefs } from '@/data/prefs';
import { refusalOf } from '@/data/result';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { FeedSkeleton } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { PackageRow } from './package-row';
import { usePackageWords } from './package-words';
import { usePackages } from './use-packages';

/** All packages of the station, the newest first. */
export function PackagesScreen() {
  const { t, locale } = usePackageWords();
  const { station } = useStore(prefs);
  const list = usePackages({ station, locale });
  const title = t('packages.title');
  useEffect(() => setPageTitle(title), [title]);
  const all = list.data?.pages.flatMap(({ value }) => value.items) ?? [];
  return (
    <Page bar={<TopBar title={title} />}>
      {all.length === 0 ? <Instead list={list} /> : null}
      {all.map((one) => (
        <PackageRow key={one.id} one={one} />
      ))}
      {list.hasNextPage ? (
        <Button kind="quiet" label={t('feed.more')} onPress={() => void list.fetchNextPage()} />
      ) : null}
      {all.length > 0 && !list.hasNextPage ? (
        <Text size="note" tone="inkSoft">
          {t('packages.end')}
        </Text>
      ) : null}
    </Page>
  );
}

/** What stands in the list's place while there is none. */
function Instead({ list }: { list: ReturnType<typeof usePackages> }) {
  const { t } = usePackageWords();
  if (list.isPending) return <FeedSkeleton />;
  if (list.isError) {
    return <ErrorState failure={refusalOf(list.error)} onRetry={() => void list.refetch()} busy={list.isFetching} />;
  }
  return <EmptyState title={t('packages.empty.title')} text={t('packages.empty.text')} />;
}
