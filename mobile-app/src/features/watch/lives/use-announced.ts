import { useQuery } from '@tanstack/react-query';
import { fetchAnnounced } from '@/data/live';
import { prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { useWords } from '@/words/words';

const EVERY_MS = 60_000;

/** What comes and what was, asked for again while it is looked at. */
export function useAnnounced(isSeen: boolean) {
  const { station } = useStore(prefs);
  const { locale } = useWords();
  return useQuery({
    queryKey: ['announced-lives', station, locale],
    queryFn: ({ signal }) => fetchAnnounced({ station, locale }, signal),
    enabled: isSeen,
    staleTime: EVERY_MS / 2,
    refetchInterval: EVERY_MS,
  });
}
