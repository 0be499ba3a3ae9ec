import { useRouter } from 'expo-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OfferPage, ShopAddress } from '@/contract/types';
import { press, wishKeys } from '@/data/buying';
import { keepAddress, ownAddress } from '@/data/own-address';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { isSound, mostOf } from './shop.rules';
import { pay } from './pay';
import { useSaid } from './use-said';

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
  // Two presses within one frame find the button as it was: this says at once that one is on its way.
  const going = useRef(false);
  const most = mostOf(offer);
  const quantity = Math.min(wanted, most);
  const needsTick = offer.returns === 'no-return';
  const isReady = isSound(address) && (agreed || !needsTick);

  const place = async () => {
    const wish = { offer: offer.id, quantity, price: offer.price };
    const placed = await trying.attempt(() =>
      press({ wish, key: keyOf(wish), address, onLine: setLine, isOver: () => gone.current }),
    );
    setLine(null);
    if (!placed || gone.current) return;
    if (user) keepAddress(user.id, address);
    // The order's page is what the till comes back to, so it stands there before the till opens.
    router.replace(`/shop/orders/${placed.id}`);
    await pay(placed.id);
  };
  const submit = async () => {
    setTried(true);
    if (!isSound(address)) setWriting(true);
    if (!isReady || going.current) return;
    going.current = true;
    await place().finally(() => {
      going.current = false;
    });
  };
  return {
    ...{ address, setAddress, isWriting, write: () => setWriting(true), most, quantity, setQuantity: setWanted },
    ...{ agreed, setAgreed, needsTick, tried, line, submit, total: quantity * offer.price },
    ...{ busy: trying.busy, said: trying.said, refusal: trying.refusal, clear: trying.clear },
  };
}

export type Buying = ReturnType<typeof useBuying>;
