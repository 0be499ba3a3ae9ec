import { useQuery } from '@tanstack/react-query';
import type { OfferPage } from '@/contract/types';
import type { Refusal } from '@/data/result';
import { fetchFreight } from '@/data/shop';

/** What sending costs: in the price, an amount, not known before a region is chosen, or why it is not sent there. */
export type Freight =
  | { readonly kind: 'included' }
  | { readonly kind: 'fee'; readonly fen: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Asks the host what sending costs; the order itself works it out anew. */
export function useFreight({ id, freightRule }: OfferPage, region: string, quantity: number): Freight {
  const goesByRegion = freightRule !== null;
  const found = useQuery({
    queryKey: ['freight', id, region, quantity],
    queryFn: () => fetchFreight({ offer: id, region, quantity }),
    enabled: goesByRegion && region !== '',
    staleTime: 60_000,
  });
  if (!goesByRegion) return { kind: 'included' };
  const answer = found.data;
  if (answer === undefined) return { kind: 'unknown' };
  return answer.ok ? { kind: 'fee', fen: answer.value } : { kind: 'refused', refusal: answer.refusal };
}
