import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { LiveMessage } from '@/contract/live-room';
import { fetchSaid } from '@/data/live-room';
import type { Standing } from '@/ui/player/player-types';
import { saidBetween } from './danmaku/danmaku.rules';
import type { Sky } from './danmaku/danmaku-types';
import { inOrder, saidUntil, windowsAt, WINDOW_SECONDS } from './replay.rules';

const NONE: readonly number[] = [];
/** A list that is written anew twice a second cannot be read. */
const SHOWN_EVERY_SECONDS = 2;

interface Replayed {
  /** Null while there is no recording of it. */
  readonly room: string | null;
  /** Where the picture begins in the whole recording, in seconds. */
  readonly from: number;
  readonly sky: Sky;
}

/** What was said in a recording, at the moment at which it was said. */
export function useReplayTalk({ room, from, sky }: Replayed) {
  const [at, setAt] = useState(from);
  const last = useRef(from);
  const windows = room === null ? NONE : windowsAt(at);
  const wanted = windows[0] !== undefined && windows[0] > 0 ? [windows[0] - 1, ...windows] : windows;
  const found = useQueries({
    queries: wanted.map((minute) => ({
      queryKey: ['live-said', room, minute],
      queryFn: () => fetchSaid(room ?? '', minute * WINDOW_SECONDS),
      staleTime: Infinity,
    })),
    combine: (answers) => answers.map(({ data }) => data ?? []),
  });
  const said = useMemo<readonly LiveMessage[]>(() => inOrder(found), [found]);
  const newest = useRef(said);
  newest.current = said;

  const onPlace = useCallback(
    (standing: Standing) => {
      const now = standing.at + from;
      sky.tell(saidBetween(newest.current, last.current, now).filter(({ kind }) => kind === 'danmaku'));
      last.current = now;
      setAt((before) => (Math.abs(now - before) >= SHOWN_EVERY_SECONDS ? now : before));
    },
    [sky, from],
  );
  return { at: at - from, messages: saidUntil(said, at), onPlace };
}
