import { useRouter } from 'expo-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfferPage, ShopAddress } from '@/contract/types';
import { press, wishKeys } from '@/data/buying';
import { keepAddress, ownAddress } from '@/data/own-address';
import { session } from '@/data/session';
import type { Wish } from '@/data/shop';
import { useStore } from '@/data/store';
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

type Wished = { readonly quantity: number; readonly freight: Freight; readonly region: string };

/** What is asked of the host; the region only where the freight goes by it. */
const wishOf = ({ id, price, returns }: OfferPage, { quantity, freight, region }: Wished): Wish => ({
  ...{ offer: id, quantity, price },
  ...(freight.kind === 'included' ? {} : { region }),
  // Nothing is sent before it is ticked.
  ...(returns === 'no-return' ? { noReturn: true } : {}),
});

/** Everything between the button and the till: how many, where to, one key for one wish, and the line when there is one. */
export function useBuying(offer: OfferPage) {
  const router = useRouter();
  const { user } = useStore(session);
  const [address, setAddress] = useState<ShopAddress>(() => ownAddress(user?.id));
  const [isWriting, setWriting] = useState(() => !isSound(address));
  const [wanted, setWanted] = useState(1);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [line, setLine] = useState<number | null>(null);
  const trying = useSaid();
  const keyOf = useMemo(() => wishKeys(), []);
  const gone = useGone();
  const most = mostOf(offer);
  const quantity = Math.min(wanted, most);
  const freight = useFreight(offer, address.region, quantity);
  const needsTick = offer.returns === 'no-return';
  const isReady = isSound(address) && (agreed || !needsTick);
  const place = async () => {
    const wish = wishOf(offer, { quantity, freight, region: address.region });
    const placed = await trying.attempt(() =>
      press({ wish, key: keyOf(wish), address, onLine: setLine, isOver: () => gone.current }),
    );
    setLine(null);
    if (!placed || gone.current) return;
    if (user) keepAddress(user.id, address);
    // The order's page is what the till comes back to, so it stands there before the till opens.
    router.replace(`/mall/orders/${placed.id}`);
    await pay(placed.id);
  };
  const placeOnce = useOnce(place);
  const submit = async () => {
    setTried(true);
    if (!isSound(address)) setWriting(true);
    if (isReady) await placeOnce();
  };
  return {
    ...{ address, setAddress, isWriting, write: () => setWriting(true), most, quantity, setQuantity: setWanted },
    ...{
      agreed,
      setAgreed,
      needsTick,
      tried,
      line,
      submit,
      freight,
      total: quantity * offer.price + (freight.kind === 'fee' ? freight.fen : 0),
    },
    ...{ busy: trying.busy, said: trying.said, refusal: trying.refusal, clear: trying.clear },
  };
}

export type Buying = ReturnType<typeof useBuying>;
