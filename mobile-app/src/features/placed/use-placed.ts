import { useQuery } from '@tanstack/react-query';
import { fetchPlaced } from '@/data/placed';
import { useHome } from '@/data/use-home';

const EVERY_MS = 60_000;

/** The lives that stand between the stories now; without a net none do. */
export function usePlaced() {
  const station = useHome().data?.station.slug;
  return useQuery({
    queryKey: ['placed-lives', station],
    queryFn: () => fetchPlaced(station ?? ''),
    enabled: station !== undefined,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
}
