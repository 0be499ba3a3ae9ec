import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DayRoots, Receipt, Welfare } from '@/contract/types';
import { askFresh } from '@/data/etags';
import { hostOrShelf } from '@/data/kept';
import { verifyReceipt, type Verdict } from './proof/verify-receipt.rules';

/** The receipt behind a token, also without a net once it was opened. */
export function useReceipt(token: string) {
  return useQuery({
    queryKey: ['receipt', token],
    queryFn: () => hostOrShelf(`receipt:${token}`, () => askFresh<Receipt>(`/api/shop/receipts/${token}`)),
    staleTime: 0,
  });
}

/** What this device finds out about a receipt by itself; it needs the keys of the station for that. */
export function useVerdict(receipt: Receipt) {
  const { station } = receipt;
  const roots = useQuery({
    queryKey: ['day-roots', station],
    queryFn: () => hostOrShelf(`day-roots:${station}`, () => askFresh<DayRoots>(`/api/shop/day-roots/${station}`)),
  });
  const keys = roots.data?.value.keys;
  const verdict = useMemo((): Verdict | undefined => keys && verifyReceipt(receipt, keys), [receipt, keys]);
  return { verdict, failed: roots.isError, busy: roots.isFetching, retry: () => void roots.refetch() };
}

/** What a live did for whom. */
export function useWelfare(station: string, session: string) {
  return useQuery({
    queryKey: ['welfare', station, session],
    queryFn: () =>
      hostOrShelf(`welfare:${station}:${session}`, () => askFresh<Welfare>(`/api/shop/welfare/${station}/${session}`)),
    staleTime: 0,
  });
}
