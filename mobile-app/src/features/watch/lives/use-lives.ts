import { useQuery } from '@tanstack/react-query';
import { prefs } from '@/data/prefs';
import { fetchLives } from '@/data/live';
import { useStore } from '@/data/store';
import { useWords } from '@/words/words';

const EVERY_MS = 15_000;

/** What is on air, asked for again while it is looked at. */
export function useLives(isSeen: boolean) {
  const { station } = useStore(prefs);
  const { locale } = useWords();
  return useQuery({
    queryKey: ['lives', station, locale],
    queryFn: ({ signal }) => fetchLives({ station, locale }, signal),
    enabled: isSeen,
    staleTime: EVERY_MS / 2,
    refetchInterval: EVERY_MS,
  });
}
