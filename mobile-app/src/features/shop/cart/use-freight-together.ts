import { useQuery } from '@tanstack/react-query';
import type { Refusal } from '@/data/result';
import { fetchFreightTogether } from '@/data/shop';
import type { PickedRow } from './cart.rules';

/** What sending all of it costs: in the prices, an amount, not known before a region is chosen, being asked, or why there is none. */
export type FreightTogether =
  | { readonly kind: 'included' }
  | { readonly kind: 'fee'; readonly fen: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Whether what sending it costs goes by where it goes. */
export const goesByRegion = (rows: readonly PickedRow[]): boolean =>
  rows.some(({ offer }) => offer.freightRule !== null);

/** Asks the host by the rules by which it sums the order; it says as well what cannot be ordered together. */
export function useFreightTogether(rows: readonly PickedRow[], chosen: string) {
  const byRegion = goesByRegion(rows);
  const region = byRegion ? chosen : '';
  const lines = rows.map(({ line: { offer, quantity } }) => ({ offer, quantity }));
  const mayAsk = region !== '' || !byRegion;
  const found = useQuery({
    queryKey: ['freight-together', region, lines],
    queryFn: () => fetchFreightTogether(region, lines),
    enabled: mayAsk,
    staleTime: 60_000,
  });
  const answer = found.data;
  const again = () => void found.refetch();
  return {
    freight: mayAsk ? freightOf(answer, byRegion) : ({ kind: 'unknown' } as const),
    again,
    busy: found.isFetching,
  };
}

function freightOf(
  answer: Awaited<ReturnType<typeof fetchFreightTogether>> | undefined,
  byRegion: boolean,
): FreightTogether {
  if (answer === undefined) return { kind: 'asking' };
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
  return byRegion ? { kind: 'fee', fen: answer.value } : { kind: 'included' };
}
