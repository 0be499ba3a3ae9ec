import { useRouter } from 'expo-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfferPage, ShopAddress, ShownGroup } from '@/contract/types';
import { rememberAddress } from '@/data/addresses';
import { press, wishKeys } from '@/data/buying';
import { queryClient } from '@/data/client';
import { MY_COUPONS } from '@/data/coupons';
import { session } from '@/data/session';
import type { Wish } from '@/data/shop';
import { useStore } from '@/data/store';
import { useWhere } from './addresses/use-where';
import { useCouponChoice } from './coupons/use-coupons';
import { isSound, mostOf } from './shop.rules';
import { pay } from './pay';
import { useFreight, type Freight } from './use-freight';
import { useSaid } from '@/words/use-said';

/** Whether whoever asked has left the page. */
function useGone(): { readonly current: boolean } {
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return gone;
}

/** Two presses within one frame find the button as it was: this says at once that one is on its way. */
function useOnce(run: () => Promise<void>): () => Promise<void> {
  const going = useRef(false);
  return async () => {
    if (going.current) return;
    going.current = true;
    await run().finally(() => {
      going.current = false;
    });
  };
}

/** What is bought: an offer, by oneself or with neighbours. */
export interface Bought {
  readonly offer: OfferPage;
  /** The group that it joins. */
  readonly group: ShownGroup | null;
}

type Wished = {
  readonly quantity: number;
  readonly freight: Freight;
  readonly region: string;
  readonly coupon: string | undefined;
};

/** What is asked of the host; the region only where the freight goes by it. */
const wishOf = (
  { offer: { id, price, returns }, group }: Bought,
  { quantity, freight, region, coupon }: Wished,
): Wish => ({
  ...{ offer: id, quantity, price },
  ...(freight.kind === 'included' ? {} : { region }),
  ...(coupon === undefined ? {} : { coupon }),
  ...(group === null ? {} : { group: group.id }),
  // Nothing is sent before it is ticked.
  ...(returns === 'no-return' ? { noReturn: true } : {}),
});

type Placing = { readonly wish: Wish; readonly address: ShopAddress | null };

/** From the button to the till, with one key for one wish, and the line when there is one. */
function usePlacing() {
  const router = useRouter();
  const { user } = useStore(session);
  const [line, setLine] = useState<number | null>(null);
  const trying = useSaid();
  const keyOf = useMemo(() => wishKeys(), []);
  const gone = useGone();
  const place = async ({ wish, address }: Placing) => {
    const placed = await trying.attempt(() =>
      press({ wish, key: keyOf(wish), address, onLine: setLine, isOver: () => gone.current }),
    );
    setLine(null);
    if (!placed || gone.current) return;
    if (user && address !== null) void rememberAddress(user.id, address);
    void queryClient.invalidateQueries({ queryKey: MY_COUPONS });
    // The order's page is what the till comes back to, so it stands there before the till opens.
    router.replace(`/mall/orders/${placed.id}`);
    await pay(placed.id);
  };
  return { line, trying, place };
}

/** Everything between the button and the till: how many, where to, what is taken off. */
export function useBuying(bought: Bought) {
  const { offer, group } = bought;
  const where = useWhere();
  const [wanted, setWanted] = useState(1);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const { line, trying, place } = usePlacing();
  const most = mostOf(offer);
  const quantity = Math.min(wanted, most);
  const { address } = where;
  // What neighbours pick up together is sent as one parcel, which its price includes.
  const freight = useFreight(group ? { ...offer, freightRule: null } : offer, address.region, quantity);
  const goods = quantity * offer.price;
  const coupon = useCouponChoice({ offer: offer.id, goods });
  const needsTick = offer.returns === 'no-return';
  const isReady = (group !== null || isSound(address)) && (agreed || !needsTick);
  const placeOnce = useOnce(() => {
    const wish = wishOf(bought, { quantity, freight, region: address.region, coupon: coupon.used?.coupon.id });
    return place({ wish, address: group ? null : address });
  });
  const submit = async () => {
    setTried(true);
    if (isReady) await placeOnce();
  };
  const fee = freight.kind === 'fee' ? freight.fen : 0;
  return {
    ...{ where, most, quantity, setQuantity: setWanted, group, coupon, freight },
    ...{ agreed, setAgreed, needsTick, tried, line, submit, total: goods + fee - (coupon.used?.cut ?? 0) },
    ...{ busy: trying.busy, isPending: where.isPending && group === null },
    ...{ said: trying.said, refusal: trying.refusal, clear: trying.clear },
  };
}

export type Buying = ReturnType<typeof useBuying>;
