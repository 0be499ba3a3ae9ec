import { useRouter } from 'expo-router';
import { useEffect, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { changed, putBack, ticking, without, type CartLine, type LineChange } from '@/data/cart.rules';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { refusalLine } from '@/words/refusals';
import { RowsSkeleton } from '../shelf-skeleton';
import { nameIn } from '../shop.rules';
import { useShopWords, type ShopWord } from '../shop-words';
import { useNow } from '../use-now';
import { CartFoot } from './cart-foot';
import { CartLineRow } from './cart-line';
import { goodsOf, isReady, markOf, pickedOf, rowsOf, type CartRow, type PickedRow } from './cart.rules';
import { CheckoutSheet } from './checkout-sheet';
import { useCart, useCartOffers, type Cart, type CartOffers } from './use-cart';

const EVERY_MS = 10_000;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  inside: { width: '100%', alignSelf: 'center', paddingBottom: t.space[8] },
  notice: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: t.space[2], paddingTop: t.space[3] },
  said: { flexShrink: 1 },
}));

/** What stands in the list's place while there is none; null where there is one. */
function Instead({ cart }: { cart: Cart }) {
  const { t } = useShopWords();
  const router = useRouter();
  const home = useHome();
  if (home.isError && !home.data) {
    return <ErrorState failure={refusalOf(home.error)} onRetry={() => void home.refetch()} busy={home.isFetching} />;
  }
  if (cart.owner === null) return <RowsSkeleton word="cart.loading" />;
  const shop = { label: t('orders.empty.action'), onPress: () => router.navigate('/mall') };
  return <EmptyState icon="shop" title={t('cart.empty.title')} text={t('cart.empty.text')} action={shop} />;
}

/** The prices could not be asked for: what lies there is shown all the same. */
function Notice({ asked }: { asked: CartOffers }) {
  const s = useStyles();
  const { t, when } = useShopWords();
  const { keptAt, failure } = asked;
  if (keptAt === null && failure === null) return null;
  const line = failure === null ? null : refusalLine(failure);
  const why = line === null ? '' : 'said' in line ? line.said : t(line.word, line.params);
  return (
    <View style={s.notice}>
      <View style={s.said}>
        <Text size="note" tone="wait" live>
          {keptAt === null ? t('cart.unasked', { why }) : t('cart.kept', { when: when(keptAt) })}
        </Text>
      </View>
      <Button kind="plain" label={t('error.retry')} onPress={asked.renew} busy={asked.isAsking} />
    </View>
  );
}

type Removed = { readonly line: CartLine; readonly place: number };

/** What is done to the lines, what was taken out last, and what was refused. */
function useDeeds(cart: Cart) {
  const { locale } = useShopWords();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [marks, setMarks] = useState<ReadonlyMap<string, ShopWord>>(new Map());
  // Whoever changes it, or ticks it again, tries it again.
  const unmark = (offers: readonly string[]) =>
    setMarks((before) => new Map([...before].filter(([offer]) => !offers.includes(offer))));
  const tick = (offers: readonly string[], ticked: boolean) => {
    unmark(offers);
    cart.change((lines) => ticking(lines, offers, ticked));
  };
  const change = (offer: string, how: LineChange) => {
    unmark([offer]);
    cart.change((lines) => changed(lines, offer, how));
  };
  const remove = (line: CartLine) => {
    setRemoved({ line, place: cart.lines.indexOf(line) });
    cart.change((lines) => without(lines, [line.offer]));
  };
  const refuse = (offers: readonly string[], code: string) => {
    const word = markOf(code);
    cart.change((lines) => ticking(lines, offers, false));
    if (word !== null) setMarks(new Map(offers.map((offer) => [offer, word])));
  };
  const undo = removed && {
    title: nameIn(removed.line.title, locale),
    onUndo: () => {
      cart.change((lines) => putBack(lines, removed.line, removed.place));
      setRemoved(null);
    },
  };
  return { tick, change, remove, refuse, undo, markAt: (offer: string): ShopWord | null => marks.get(offer) ?? null };
}

type Deeds = ReturnType<typeof useDeeds>;

function Lines({ rows, deeds }: { rows: readonly CartRow[]; deeds: Deeds }) {
  return (
    <>
      {rows.map((row) => (
        <CartLineRow
          key={row.line.offer}
          row={row}
          mark={deeds.markAt(row.line.offer)}
          onTick={(ticked) => deeds.tick([row.line.offer], ticked)}
          onChange={(how) => deeds.change(row.line.offer, how)}
          onRemove={() => deeds.remove(row.line)}
        />
      ))}
    </>
  );
}

interface FootProps {
  readonly rows: readonly CartRow[];
  readonly deeds: Deeds;
  readonly isOffline: boolean;
  readonly onCheckout: (picked: readonly PickedRow[]) => void;
}

function Foot({ rows, deeds, isOffline, onCheckout }: FootProps) {
  const { t } = useShopWords();
  const router = useRouter();
  const { status } = useStore(session);
  const picked = pickedOf(rows);
  const ready = rows.filter(isReady).map(({ line }) => line.offer);
  const all = { ticked: picked.length === ready.length, onTick: (ticked: boolean) => deeds.tick(ready, ticked) };
  const signIn = { label: t('cart.signin'), onPress: () => router.push('/sign-in'), disabled: false };
  const order = {
    label: t('cart.checkout', { n: picked.length }),
    onPress: () => onCheckout(picked),
    disabled: picked.length === 0 || isOffline,
  };
  return (
    <CartFoot
      undo={deeds.undo}
      all={ready.length === 0 ? null : all}
      goods={goodsOf(picked)}
      button={rows.length === 0 ? null : status === 'in' ? order : signIn}
    />
  );
}

/** The cart (购物车): what was put in, what each costs now, and what of it is bought. */
export function CartScreen() {
  const s = useStyles();
  const { t } = useShopWords();
  const { gutter } = usePage();
  const cart = useCart();
  const asked = useCartOffers(cart);
  const deeds = useDeeds(cart);
  const now = useNow(EVERY_MS);
  const [picked, setPicked] = useState<readonly PickedRow[] | null>(null);
  const rows = rowsOf(cart.lines, asked.offers, now);
  const title = t('cart.title');
  useEffect(() => setPageTitle(title), [title]);
  const settle = (offers: readonly string[], code: string) => {
    setPicked(null);
    deeds.refuse(offers, code);
    asked.renew();
  };
  return (
    <View style={s.screen}>
      <TopBar title={title} />
      <ScrollView style={{ flex: 1 }}>
        <View
          role="main"
          id="main"
          style={[s.inside, { maxWidth: widths.tablet + 2 * gutter, paddingHorizontal: gutter }]}
        >
          {rows.length === 0 ? <Instead cart={cart} /> : <Notice asked={asked} />}
          <Lines rows={rows} deeds={deeds} />
        </View>
      </ScrollView>
      <Foot rows={rows} deeds={deeds} isOffline={asked.keptAt !== null} onCheckout={setPicked} />
      {picked ? <CheckoutSheet picked={picked} cart={cart} onClose={() => setPicked(null)} onSettle={settle} /> : null}
    </View>
  );
}
