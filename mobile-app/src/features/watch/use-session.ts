import { useQuery } from '@tanstack/react-query';
import { fetchSession } from '@/data/live-room';
import { useWords } from '@/words/words';
import { askSessionIn, mayBeSession, namedByClip } from './replay.rules';

export interface SessionWanted {
  /** A session; or a playback, which has a picture and no room. */
  readonly id: string;
  /** To a picture that not everybody may see, or to a rehearsal. */
  readonly pass: string | null;
  /** A piece of it that somebody came for. */
  readonly clip: string | null;
}

/** A session as its viewers see it, asked for again while something is waited for. */
export function useSession({ id, pass, clip }: SessionWanted) {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['live-session', id, pass, clip, locale],
    queryFn: () => fetchSession({ id, locale, pass, clip }),
    select: namedByClip,
    enabled: mayBeSession(id),
    staleTime: 0,
    refetchInterval: ({ state }) => askSessionIn(state.data),
  });
}
