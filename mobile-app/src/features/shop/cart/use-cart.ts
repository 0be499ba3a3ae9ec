import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  adoptCart,
  cartLines,
  changeCart,
  lastReader,
  onCartChange,
  rememberReader,
  type CartOwner,
} from '@/data/cart';
import type { CartLine } from '@/data/cart.rules';
import { refusalOf, type Refusal } from '@/data/result';
import { session } from '@/data/session';
import { fetchOffer, fetchShelf } from '@/data/shop';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { asListed, type CartOffer } from './cart.rules';

const NOTHING: readonly CartLine[] = [];

/** Whose cart it is; null until it is known who is signed in, and at which station. */
export function useCartOwner(): CartOwner | null {
  const { status, user } = useStore(session);
  const station = useHome().data?.station.slug;
  const reader = status === 'in' ? (user?.id ?? lastReader()) : '';
  const owner = useMemo(
    () => (status === 'unknown' || station === undefined ? null : { reader, station }),
    [status, reader, station],
  );
  useEffect(() => {
    if (user) rememberReader(user.id);
    if (owner) adoptCart(owner);
  }, [user, owner]);
  return owner;
}

/** The cart (购物车) of whoever reads, at the station that is chosen. */
export function useCart() {
  const owner = useCartOwner();
  const lines = useSyncExternalStore(
    onCartChange,
    () => (owner ? cartLines(owner) : NOTHING),
    () => NOTHING,
  );
  const change = (how: (lines: readonly CartLine[]) => readonly CartLine[]) => {
    if (owner) changeCart(owner, how);
  };
  return { owner, lines, change };
}

export type Cart = ReturnType<typeof useCart>;

const EVERY_MS = 10_000;

/** What the offers of a cart say now; null for one that is not sold any more. */
export interface CartOffers {
  readonly offers: ReadonlyMap<string, CartOffer | null>;
  /** When they were asked last, where there is no net now. */
  readonly keptAt: string | null;
  readonly failure: Refusal | null;
  readonly isAsking: boolean;
  readonly renew: () => void;
}

/** Asks the shelf anew, and one by one what it does not list: it may be long, or lack what was closed. */
export function useCartOffers({ owner, lines }: Pick<Cart, 'owner' | 'lines'>): CartOffers {
  const client = useQueryClient();
  const station = owner?.station;
  const shelf = useQuery({
    queryKey: ['shelf', station],
    queryFn: () => fetchShelf(station ?? ''),
    enabled: station !== undefined && lines.length > 0,
    staleTime: 0,
    refetchInterval: EVERY_MS,
  });
  const listed = new Map<string, CartOffer | null>((shelf.data?.value ?? []).map((offer) => [offer.id, offer]));
  const missing = shelf.data ? lines.filter(({ offer }) => !listed.has(offer)) : [];
  const pages = useQueries({
    queries: missing.map(({ offer }) => ({
      ...{ queryKey: ['offer', offer], queryFn: () => fetchOffer(offer), staleTime: EVERY_MS },
      retry: false,
    })),
  });
  missing.forEach(({ offer }, at) => {
    const page = pages[at];
    if (page?.isError && refusalOf(page.error).status === 404) listed.set(offer, null);
    else if (page?.data) listed.set(offer, asListed(page.data));
  });
  const renew = () => {
    void client.invalidateQueries({ queryKey: ['shelf', station] });
    for (const { offer } of lines) void client.invalidateQueries({ queryKey: ['offer', offer] });
  };
  return {
    ...{ offers: listed, keptAt: shelf.data?.keptAt ?? null, renew },
    failure: shelf.isError && !shelf.data ? refusalOf(shelf.error) : null,
    isAsking: shelf.isFetching,
  };
}
