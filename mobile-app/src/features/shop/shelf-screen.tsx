import { usePathname, useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import { FlatList, View } from 'react-native';
import { useQuery } from '@tanstack/react-query';
import type { ShelfOffer } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchShelf } from '@/data/shop';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage, useTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { CartLink } from './cart/cart-link';
import { GoodsCard } from './goods-card';
import { RowsSkeleton } from './shelf-skeleton';
import { matching, shelved } from './shop.rules';
import { useShopWords } from './shop-words';
import { useNow } from './use-now';

const GAP = 24;
const EVERY_MS = 10_000;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  content: { width: '100%', alignSelf: 'center', paddingBottom: t.space[8] },
  columns: { gap: GAP },
  cell: { flex: 1, minWidth: 0 },
  head: { paddingVertical: t.space[3], gap: t.space[2] },
  end: { textAlign: 'center', paddingVertical: t.space[4] },
}));

/** What is on sale at the station that is chosen, asked for again while it is looked at. */
function useShelf(isSeen: boolean) {
  const station = useHome().data?.station.slug;
  return useQuery({
    queryKey: ['shelf', station],
    queryFn: () => fetchShelf(station ?? ''),
    enabled: isSeen && station !== undefined,
    staleTime: EVERY_MS / 2,
    refetchInterval: EVERY_MS,
  });
}

type Shelf = ReturnType<typeof useShelf>;

/** What stands in the list's place while there is none. */
function Instead({ shelf, text, onClear }: { shelf: Shelf; text: string; onClear: () => void }) {
  const { t } = useShopWords();
  const router = useRouter();
  const home = useHome();
  if (home.isError && !home.data) {
    return <ErrorState failure={refusalOf(home.error)} onRetry={() => void home.refetch()} busy={home.isFetching} />;
  }
  if (shelf.isPending) return <RowsSkeleton word="shop.loading" />;
  if (shelf.isError) {
    return <ErrorState failure={refusalOf(shelf.error)} onRetry={() => void shelf.refetch()} busy={shelf.isFetching} />;
  }
  if (text !== '') {
    const clear = { label: t('shop.search.clear'), onPress: onClear };
    return (
      <EmptyState
        icon="search"
        title={t('shop.search.none.title', { text })}
        text={t('shop.search.none.text')}
        action={clear}
      />
    );
  }
  const front = { label: t('shop.empty.action'), onPress: () => router.navigate('/') };
  return <EmptyState icon="shop" title={t('shop.empty.title')} text={t('shop.empty.text')} action={front} />;
}

function usePlan() {
  const { width, gutter } = usePage();
  const { elder } = useTheme();
  const columns = width === 'phone' ? 1 : elder || width === 'tablet' ? 2 : 4;
  return { columns, gutter, measure: width === 'desk' ? widths.page : widths.desk };
}

function Head({ shelf, text, onText }: { shelf: Shelf; text: string; onText: (text: string) => void }) {
  const s = useStyles();
  const { t, when } = useShopWords();
  const keptAt = shelf.data?.keptAt ?? null;
  return (
    <View style={s.head}>
      <Field label={t('shop.search')} value={text} onChange={onText} most={40} />
      {keptAt === null ? null : (
        <Text size="note" tone="wait">
          {t('shop.kept', { when: when(keptAt) })}
        </Text>
      )}
    </View>
  );
}

function Bar({ measure }: { measure: number }) {
  const { t } = useShopWords();
  const router = useRouter();
  const { status } = useStore(session);
  return (
    <TopBar title={t('shop.title')} back={false} measure={measure}>
      <CartLink />
      {status === 'in' ? (
        <Button kind="plain" label={t('shop.orders')} onPress={() => router.push('/mall/orders')} />
      ) : null}
    </TopBar>
  );
}

function End({ isThere }: { isThere: boolean }) {
  const s = useStyles();
  const { t } = useShopWords();
  if (!isThere) return null;
  return (
    <Text size="note" tone="inkSoft" style={s.end}>
      {t('shop.end')}
    </Text>
  );
}

/** The shelf (货架): what the station vetted and sells now. */
export function ShelfScreen() {
  const s = useStyles();
  const { t } = useShopWords();
  const isSeen = usePathname() === '/mall';
  const { columns, gutter, measure } = usePlan();
  const shelf = useShelf(isSeen);
  const now = useNow(EVERY_MS);
  const [text, setText] = useState('');
  const title = t('shop.title');
  useEffect(() => {
    if (isSeen) setPageTitle(title);
  }, [isSeen, title]);
  const all: readonly ShelfOffer[] = shelved(matching(shelf.data?.value ?? [], text), now);
  const cell = columns > 1 && { maxWidth: (measure - (columns - 1) * GAP) / columns };
  return (
    <View style={s.screen}>
      <Bar measure={measure} />
      <View role="main" id="main" style={{ flex: 1 }}>
        <FlatList
          key={columns}
          {...(columns > 1 ? { numColumns: columns, columnWrapperStyle: s.columns } : {})}
          data={all}
          keyExtractor={({ id }) => id}
          renderItem={({ item }) => (
            <View style={[s.cell, cell]}>
              <GoodsCard offer={item} now={now} isRow={columns === 1} />
            </View>
          )}
          keyboardShouldPersistTaps="handled"
          ListHeaderComponent={<Head shelf={shelf} text={text} onText={setText} />}
          ListEmptyComponent={<Instead shelf={shelf} text={text.trim()} onClear={() => setText('')} />}
          ListFooterComponent={<End isThere={all.length > 0} />}
          contentContainerStyle={[s.content, { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter }]}
        />
      </View>
    </View>
  );
}
