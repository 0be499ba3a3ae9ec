import { useRouter } from 'expo-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ShopAddress } from '@/contract/types';
import { rememberAddress } from '@/data/addresses';
import { press, wishKeys, type KeyNote } from '@/data/buying';
import { queryClient } from '@/data/client';
import { MY_COUPONS } from '@/data/coupon-key';
import { session } from '@/data/session';
import type { Wish } from '@/data/shop';
import { useStore } from '@/data/store';
import { aKey } from '@/data/tips.rules';
import { useSaid } from '@/words/use-said';
import { pay } from './pay';

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
export function useOnce(run: () => Promise<void>): () => Promise<void> {
  const going = useRef(false);
  return async () => {
    if (going.current) return;
    going.current = true;
    await run().finally(() => {
      going.current = false;
    });
  };
}

type Placing = { readonly wish: Wish; readonly address: ShopAddress | null };

export interface PlacingWays {
  /** Where the key of the wish is noted. */
  readonly note?: KeyNote;
  /** The order stands, whether or not somebody still looks at the page. */
  readonly onPlaced?: (wish: Wish) => void;
  /** Takes the order where it is bought over something that goes on; without it, the order's page opens and then the till. */
  readonly onOrdered?: ((order: string) => void) | undefined;
}

/** From the button to the till, with one key for one wish, and the line when there is one. */
export function usePlacing({ note, onPlaced, onOrdered }: PlacingWays = {}) {
  const router = useRouter();
  const { user } = useStore(session);
  const [line, setLine] = useState<number | null>(null);
  const trying = useSaid();
  const keyOf = useMemo(() => wishKeys(aKey, note), [note]);
  const gone = useGone();
  const place = async ({ wish, address }: Placing) => {
    const placed = await trying.attempt(() =>
      press({ wish, key: keyOf(wish), address, onLine: setLine, isOver: () => gone.current }),
    );
    setLine(null);
    if (placed) onPlaced?.(wish);
    if (!placed || gone.current) return;
    if (user && address !== null) void rememberAddress(user.id, address);
    void queryClient.invalidateQueries({ queryKey: MY_COUPONS });
    if (onOrdered) {
      onOrdered(placed.id);
      return;
    }
    // The order's page is what the till comes back to, so it stands there before the till opens.
    router.replace(`/mall/orders/${placed.id}`);
    await pay(placed.id);
  };
  return { line, trying, place };
}
