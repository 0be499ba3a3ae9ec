import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { fetchWatching } from '@/data/live';
import { refusalOf } from '@/data/result';
import { absolute } from '@/ui/picture-source';
import type { Renewed } from '@/ui/player/player-types';
import { useWords } from '@/words/words';
import { askAgainIn, isPlayable, refusedBy } from './watch.rules';

/** What a viewer gets of one playback, kept up to date, and how its player asks for it anew. */
export function useWatching(playback: string, given: string | null) {
  const { locale } = useWords();
  const pass = useRef(given);
  const watching = useQuery({
    queryKey: ['watching', playback, given, locale],
    queryFn: async () => {
      const ask = (shown: string | null) => fetchWatching({ playback, pass: shown, locale });
      const answer = await ask(pass.current).catch((error: unknown) => {
        // What the last answer gave may run out before the link does.
        if (pass.current === given || refusedBy(refusalOf(error)) !== 'pass') throw error;
        return ask(given);
      });
      pass.current = answer.pass;
      return answer;
    },
    staleTime: 0,
    refetchInterval: ({ state }) => askAgainIn(state.data?.state),
  });
  const { refetch } = watching;

  const renew = useCallback(async (): Promise<Renewed> => {
    const { data, error } = await refetch();
    if (error && refusedBy(refusalOf(error)) === 'other') throw error;
    // A refusal is shown by the page; the player has nothing more to try.
    return error || !data || !isPlayable(data) ? 'over' : { url: absolute(data.hls) };
  }, [refetch]);
  return { watching, renew };
}
