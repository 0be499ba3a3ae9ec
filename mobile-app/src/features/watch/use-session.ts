import { useQuery } from '@tanstack/react-query';
import { fetchSession } from '@/data/live-room';
import { useWords } from '@/words/words';
import { askSessionIn, mayBeSession } from './replay.rules';

/** A session as its viewers see it, asked for again while something is waited for. */
export function useSession(id: string, pass: string | null) {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['live-session', id, pass, locale],
    queryFn: () => fetchSession({ id, locale, pass }),
    enabled: mayBeSession(id),
    staleTime: 0,
    refetchInterval: ({ state }) => askSessionIn(state.data),
  });
}
