import { useQuery } from '@tanstack/react-query';
import type { TracePage } from '@/contract/types';
import { askFresh } from '@/data/etags';
import { orThrow } from '@/data/result';
import { isLot } from './trace.rules';

/** The page of a lot, asked for each time: what was kept would not know of a recall. */
export function useTrace(lot: string) {
  return useQuery({
    queryKey: ['trace', lot],
    queryFn: async () => orThrow(await askFresh<TracePage>(`/api/trace/lots/${lot}`)),
    enabled: isLot(lot),
    staleTime: 0,
    gcTime: 0,
  });
}
