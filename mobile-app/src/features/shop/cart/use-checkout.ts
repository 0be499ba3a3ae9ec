import { useMemo, useState } from 'react';
import { keptKeyNote } from '@/data/cart-key';
import { without } from '@/data/cart.rules';
import type { Wish } from '@/data/shop';
import { useWhere } from '../addresses/use-where';
import { useCouponChoice } from '../coupons/use-coupons';
import { isSound, totalOf } from '../shop.rules';
import { useOnce, usePlacing } from '../use-placing';
import { basketOf, goodsOf, withoutReturn, type PickedRow } from './cart.rules';
import type { Cart } from './use-cart';
import { goesByRegion, useFreightTogether } from './use-freight-together';

type Wished = { readonly region: string; readonly coupon: string | undefined };

/** What is asked of the host; the region only where the freight goes by it. */
const wishOf = (rows: readonly PickedRow[], { region, coupon }: Wished): Wish => ({
  lines: rows.map(({ line: { offer, quantity, price } }) => ({ offer, quantity, price })),
  ...(goesByRegion(rows) ? { region } : {}),
  ...(coupon === undefined ? {} : { coupon }),
  // Nothing is sent before it is ticked.
  ...(withoutReturn(rows).length > 0 ? { noReturn: true } : {}),
});

/** Orders under a key that outlives the page, and takes out of the cart what stands in an order. */
function usePlacingFromCart({ owner, change }: Pick<Cart, 'owner' | 'change'>) {
  const note = useMemo(() => keptKeyNote(owner?.reader ?? ''), [owner?.reader]);
  const placing = usePlacing({
    note,
    onPlaced: ({ lines }) => {
      note.write(null);
      const ordered = lines.map(({ offer }) => offer);
      change((now) => without(now, ordered));
    },
  });
  return { ...placing, forgetKey: () => note.write(null) };
}

/** Everything between the cart and the till: where to, what sending costs, what is taken off. */
export function useCheckout(rows: readonly PickedRow[], cart: Pick<Cart, 'owner' | 'change'>) {
  const where = useWhere();
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const { line, trying, place, forgetKey } = usePlacingFromCart(cart);
  const { address } = where;
  const { freight, again, busy: isAsking } = useFreightTogether(rows, address.region);
  const coupon = useCouponChoice(basketOf(rows));
  const fresh = withoutReturn(rows);
  const fee = freight.kind === 'fee' ? freight.fen : 0;
  const total = totalOf({ goods: goodsOf(rows), fee, cut: coupon.used?.cut ?? 0 });
  const isReady = isSound(address) && (agreed || fresh.length === 0);
  const placeOnce = useOnce(() =>
    place({ wish: wishOf(rows, { region: address.region, coupon: coupon.used?.coupon.id }), address }),
  );
  const submit = async () => {
    setTried(true);
    if (isReady) await placeOnce();
  };
  return {
    ...{ where, coupon, freight, again, isAsking, fresh, agreed, setAgreed, tried, line, total, submit, forgetKey },
    ...{ busy: trying.busy, said: trying.said, refusal: trying.refusal, clear: trying.clear },
    // Nobody is asked for a sum that is not known yet.
    isHeld: where.isPending || freight.kind === 'asking' || freight.kind === 'refused',
  };
}

export type Checkout = ReturnType<typeof useCheckout>;
