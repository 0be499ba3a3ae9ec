import { useState } from 'react';
import type { OfferPage, ShownGroup } from '@/contract/types';
import type { Wish } from '@/data/shop';
import { useWhere } from './addresses/use-where';
import { useCouponChoice } from './coupons/use-coupons';
import { isSound, mostOf, totalOf } from './shop.rules';
import { useFreight, type Freight } from './use-freight';
import { useOnce, usePlacing } from './use-placing';

/** What is bought: an offer, by oneself or with neighbours. */
export interface Bought {
  readonly offer: OfferPage;
  /** The group that it joins. */
  readonly group: ShownGroup | null;
  /** The live over whose picture it is bought. */
  readonly session?: string | undefined;
  /** Takes the order instead of its page. */
  readonly onOrdered?: ((order: string) => void) | undefined;
}

type Wished = {
  readonly quantity: number;
  readonly freight: Freight;
  readonly region: string;
  readonly coupon: string | undefined;
};

/** What is asked of the host; the region only where the freight goes by it. */
const wishOf = (
  { offer: { id, price, returns }, group, session }: Bought,
  { quantity, freight, region, coupon }: Wished,
): Wish => ({
  lines: [{ offer: id, quantity, price }],
  ...(freight.kind === 'included' ? {} : { region }),
  ...(coupon === undefined ? {} : { coupon }),
  ...(group === null ? {} : { group: group.id }),
  ...(session === undefined ? {} : { session }),
  // Nothing is sent before it is ticked.
  ...(returns === 'no-return' ? { noReturn: true } : {}),
});

/** Everything between the button and the till: how many, where to, what is taken off. */
export function useBuying(bought: Bought) {
  const { offer, group, onOrdered } = bought;
  const where = useWhere();
  const [wanted, setWanted] = useState(1);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const { line, trying, place } = usePlacing({ onOrdered });
  const most = mostOf(offer);
  const quantity = Math.min(wanted, most);
  const { address } = where;
  // What neighbours pick up together is sent as one parcel, which its price includes.
  const freight = useFreight(group ? { ...offer, freightRule: null } : offer, address.region, quantity);
  const goods = quantity * offer.price;
  const coupon = useCouponChoice([{ offer: offer.id, goods }]);
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
  const total = totalOf({ goods, fee, cut: coupon.used?.cut ?? 0 });
  return {
    ...{ where, most, quantity, setQuantity: setWanted, group, coupon, freight },
    ...{ agreed, setAgreed, needsTick, tried, line, submit, total },
    ...{ busy: trying.busy, isPending: where.isPending && group === null },
    ...{ said: trying.said, refusal: trying.refusal, clear: trying.clear },
  };
}

export type Buying = ReturnType<typeof useBuying>;
