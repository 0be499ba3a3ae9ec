import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'expo-router';
import { useCallback, useEffect, useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { OfferPage, ShownGroup } from '@/contract/types';
import { refusalOf } from '@/data/result';
import { session } from '@/data/session';
import { fetchOffer } from '@/data/shop';
import { useStore } from '@/data/store';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { BuySheet } from './buy-sheet';
import { CartLink } from './cart/cart-link';
import { PutButton, usePutInCart } from './cart/put-in-cart';
import { OfferCoupons } from './coupons/offer-coupons';
import { GoodsPicture } from './goods-picture';
import { GroupsPart } from './groups/groups-part';
import { OfferFacts, OfferHead } from './offer-facts';
import { SellerStrip } from './seller-strip';
import { PageSkeleton } from './shelf-skeleton';
import { nameIn, saleOf } from './shop.rules';
import { useShopWords } from './shop-words';
import { useNow } from './use-now';
import { WaitingPart } from './waiting-part';

const EVERY_MS = 5_000;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  inside: { width: '100%', alignSelf: 'center', paddingBottom: t.space[8] },
  desk: { flexDirection: 'row', gap: t.space[8], alignItems: 'flex-start' },
  half: { flex: 1, minWidth: 0 },
  bleed: { marginHorizontal: -t.space[4] },
  foot: { borderTopWidth: 1, borderTopColor: t.colour.hairline, backgroundColor: t.colour.sheet },
  footInside: { width: '100%', alignSelf: 'center', paddingBottom: t.space[3], gap: t.space[2] },
  footDesk: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', paddingTop: t.space[2] },
  deed: { gap: t.space[2] },
  deedDesk: { width: 400 },
  buttons: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  button: { flexGrow: 1, gap: t.space[2] },
}));

function useOffer(id: string) {
  return useQuery({ queryKey: ['offer', id], queryFn: () => fetchOffer(id), staleTime: 0, refetchInterval: EVERY_MS });
}

type Fetched = ReturnType<typeof useOffer>;

/** What stands in the page's place while there is none. */
function Instead({ found }: { found: Fetched }) {
  const { t } = useShopWords();
  const router = useRouter();
  if (found.isPending) return <PageSkeleton word="shop.loading" />;
  const failure = refusalOf(found.error);
  if (failure.status !== 404) {
    return <ErrorState failure={failure} onRetry={() => void found.refetch()} busy={found.isFetching} />;
  }
  const others = { label: t('gone.action'), onPress: () => router.replace('/mall') };
  return <EmptyState icon="shop" title={t('gone.title')} text={t('gone.text')} action={others} />;
}

function BuyButton({ offer, now, onBuy }: { offer: OfferPage; now: number; onBuy: () => void }) {
  const { t, when } = useShopWords();
  const router = useRouter();
  const { status } = useStore(session);
  const sale = saleOf(offer, now);
  if (sale === 'soon') {
    return <Button label={t('sale.from', { when: when(offer.opensAt) })} onPress={onBuy} disabled />;
  }
  if (sale === 'over') return <Button label={t('sale.over')} onPress={onBuy} disabled />;
  if (status === 'unknown') return <Button label={t('buy')} onPress={onBuy} busy />;
  if (status !== 'in') return <Button label={t('buy.signin')} onPress={() => router.push('/sign-in')} />;
  if (sale === 'open') return <Button label={t('buy')} onPress={onBuy} />;
  return <WaitingPart offer={offer.id} returns={offer.returns === 'no-return' ? 'ask' : 'usual'} />;
}

/** To buy it at once, or to put it to what is bought later. */
function Deeds({ offer, now, onBuy }: { offer: OfferPage; now: number; onBuy: () => void }) {
  const s = useStyles();
  const { width } = usePage();
  const { said, put, isPending } = usePutInCart(offer);
  const sale = saleOf(offer, now);
  // Goods with a deposit are ordered alone.
  const mayPut = offer.deposit === null && (sale === 'open' || sale === 'soon');
  return (
    <View style={[s.deed, width === 'desk' && s.deedDesk]}>
      {said === null ? null : (
        <Text size="note" tone={said.tone} live>
          {said.words}
        </Text>
      )}
      <View style={s.buttons}>
        {mayPut ? (
          <View style={s.button}>
            <PutButton onPut={put} isPending={isPending} />
          </View>
        ) : null}
        <View style={s.button}>
          <BuyButton offer={offer} now={now} onBuy={onBuy} />
        </View>
      </View>
    </View>
  );
}

/** Who sells, and what may be done; they stand still below the page. */
function Foot({ offer, now, onBuy }: { offer: OfferPage; now: number; onBuy: () => void }) {
  const s = useStyles();
  const { gutter, width } = usePage();
  const insets = useSafeAreaInsets();
  const measure = width === 'desk' ? widths.page : widths.tablet;
  const edges = { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter };
  return (
    <View style={[s.foot, { paddingBottom: insets.bottom }]}>
      <View style={[s.footInside, width === 'desk' && s.footDesk, edges]}>
        <SellerStrip seller={offer.goods.seller} />
        <Deeds offer={offer} now={now} onBuy={onBuy} />
      </View>
    </View>
  );
}

interface WholeProps {
  readonly offer: OfferPage;
  readonly now: number;
  readonly onJoin: (group: ShownGroup) => void;
}

function Whole({ offer, now, onJoin }: WholeProps) {
  const s = useStyles();
  const { width } = usePage();
  const { locale } = useShopWords();
  const desk = width === 'desk';
  const title = nameIn(offer.title, locale);
  return (
    <View style={desk ? s.desk : null}>
      <View style={desk ? s.half : width === 'phone' ? s.bleed : null}>
        <GoodsPicture address={offer.goods.picture} alt={title} />
      </View>
      <View style={desk ? s.half : null}>
        <OfferHead offer={offer} now={now} />
        <OfferCoupons offer={offer.id} />
        <GroupsPart offer={offer} now={now} onJoin={onJoin} />
        <OfferFacts offer={offer} />
      </View>
    </View>
  );
}

/** The page of an offer (商品页): three taps from here to the till. */
export function OfferScreen({ id }: { id: string }) {
  const s = useStyles();
  const { locale, t } = useShopWords();
  const { width, gutter } = usePage();
  const found = useOffer(id);
  const now = useNow(1_000);
  // With a group, or alone; null while the sheet is closed.
  const [buying, setBuying] = useState<{ readonly group: ShownGroup | null } | null>(null);
  const close = useCallback(() => setBuying(null), []);
  const measure = width === 'desk' ? widths.page : widths.tablet;
  const offer = found.isError && refusalOf(found.error).status === 404 ? undefined : found.data;
  const title = offer ? nameIn(offer.title, locale) : t('shop.title');
  useEffect(() => setPageTitle(title), [title]);
  return (
    <View style={s.screen}>
      <TopBar title={offer ? '' : title} heading={!offer} measure={measure}>
        <CartLink />
      </TopBar>
      {/* With nothing to press on a page, the keyboard still has to move it. */}
      <ScrollView style={{ flex: 1 }} tabIndex={0}>
        <View role="main" id="main" style={[s.inside, { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter }]}>
          {offer ? (
            <Whole offer={offer} now={now} onJoin={(group) => setBuying({ group })} />
          ) : (
            <Instead found={found} />
          )}
        </View>
      </ScrollView>
      {offer ? <Foot offer={offer} now={now} onBuy={() => setBuying({ group: null })} /> : null}
      {offer && buying ? (
        <BuySheet offer={offer} group={buying.group} onClose={close} onRenew={() => void found.refetch()} />
      ) : null}
    </View>
  );
}
