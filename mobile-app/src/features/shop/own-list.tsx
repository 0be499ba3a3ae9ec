import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, type ReactElement } from 'react';
import { View } from 'react-native';
import { refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/state';
import { RowsSkeleton } from './shelf-skeleton';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({ more: { paddingVertical: t.space[4], alignItems: 'center' } }));

interface OwnListProps<Item> {
  /** Under which name the list is kept. */
  readonly name: string;
  /** Those after one of them; the first ones after none. */
  readonly ask: (after: string | null) => Promise<{ readonly items: readonly Item[]; readonly more: boolean }>;
  readonly row: (item: Item) => ReactElement;
  /** What stands there when there is none. */
  readonly empty: ReactElement;
  readonly more: 'orders.more' | 'sales.more';
}

/** What the reader has, the newest first: on its way, broken, empty, or rows with a way to more. */
export function OwnList<Item extends { readonly id: string }>({ name, ask, row, empty, more }: OwnListProps<Item>) {
  const s = useStyles();
  const { t } = useShopWords();
  const found = useInfiniteQuery({
    queryKey: [name],
    initialPageParam: null as string | null, // widened: the next ones are ids
    queryFn: ({ pageParam }) => ask(pageParam),
    getNextPageParam: (page) => (page.more ? (page.items.at(-1)?.id ?? null) : null),
    staleTime: 0,
  });
  if (found.isPending) return <RowsSkeleton word="orders.loading" />;
  // What was known stays where it cannot be asked anew.
  if (found.isError && !found.data) {
    return <ErrorState failure={refusalOf(found.error)} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {items.map((item) => (
        <Fragment key={item.id}>{row(item)}</Fragment>
      ))}
      {found.hasNextPage ? (
        <View style={s.more}>
          <Button
            kind="quiet"
            label={t(more)}
            onPress={() => void found.fetchNextPage()}
            busy={found.isFetchingNextPage}
          />
        </View>
      ) : null}
    </>
  );
}
