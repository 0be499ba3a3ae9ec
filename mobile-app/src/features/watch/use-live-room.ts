import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReplayChapter, WatchedSession } from '@/contract/live-room';
import { fetchRoom } from '@/data/live-room';
import type { Standing } from '@/ui/player/player-types';
import { makeSky } from './danmaku/danmaku-types';
import { actOf, chapterAt } from './replay.rules';
import { roomFrom, type Room } from './room.rules';
import { clockAt } from './say.rules';
import { useBeats } from './use-beats';
import { useLikes } from './use-likes';
import { useReplayTalk } from './use-replay-talk';
import { useRoom } from './use-room';
import { useSaying } from './use-saying';

const NO_CHAPTERS: readonly ReplayChapter[] = [];

/** What a room that is over looked like at its end: its words over the picture are those of the replay, too. */
function useRoomThen(id: string, isOver: boolean): Room | null {
  const { data } = useQuery({
    queryKey: ['live-room-then', id],
    queryFn: () => fetchRoom(id),
    enabled: isOver,
    staleTime: Infinity,
  });
  return useMemo(() => (data ? roomFrom({ ...data, pinned: null, tools: [] }) : null), [data]);
}

/** Where the picture is, and what is shown in it: the live's own, or that of the replay. */
function pictureOf({ replay, playback }: WatchedSession, room: Room | null, isReplay: boolean) {
  if (!isReplay) return { playback: room?.playback ?? playback, chapters: undefined };
  return { playback: replay?.playback ?? null, chapters: replay?.chapters };
}

/** Everything that goes on in a room, live or again, as its page shows it. */
export function useLiveRoom(session: WatchedSession) {
  const [sky] = useState(makeSky);
  // What was published is not live any more: nobody tells anything of it.
  const isOver = actOf(session, null) === 'replay';
  const { room: now, line, say } = useRoom(isOver ? null : session.room, sky);
  const then = useRoomThen(session.room, isOver);
  const room = now ?? then;
  const act = actOf(session, now?.state ?? null);
  const isReplay = act === 'replay';
  const again = useReplayTalk(isReplay ? session.room : null, sky);

  const behind = useRef(0);
  const { beganAt } = session;
  const clock = useCallback(() => clockAt({ beganAt, behind: behind.current }, Date.now()), [beganAt]);
  const hearLive = useCallback((standing: Standing) => {
    behind.current = standing.behind;
  }, []);

  const saying = useSaying({ say, slowSeconds: room?.slowSeconds ?? 0, clock });
  const likes = useLikes(say, room?.likes ?? 0);
  const opened = useBeats(session.room, act === 'live');
  const picture = pictureOf(session, room, isReplay);
  return {
    ...{ sky, room, line, act, saying, likes, opened, ...picture },
    chapter: isReplay ? chapterAt(picture.chapters ?? NO_CHAPTERS, again.at) : null,
    replayed: isReplay ? again.messages : null,
    onPlace: isReplay ? again.onPlace : hearLive,
  };
}

export type LiveRoom = ReturnType<typeof useLiveRoom>;
