import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReplayChapter, WatchedSession } from '@/contract/live-room';
import { fetchRoom } from '@/data/live-room';
import type { Standing } from '@/ui/player/player-types';
import { makeSky, type Sky } from './danmaku/danmaku-types';
import { actOf, chapterAt } from './replay.rules';
import { roomFrom, type Room } from './room.rules';
import { clockAt } from './say.rules';
import { makeSubtitles } from './subtitles/subtitles';
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
function pictureOf({ replay }: WatchedSession, room: Room | null, isReplay: boolean) {
  if (!isReplay) return { playback: room?.playback ?? null, chapters: undefined };
  return { playback: replay?.playback ?? null, chapters: replay?.chapters };
}

/** What a replay says at the moment at which it stands; a live says it itself. */
function useAgain(session: WatchedSession, isReplay: boolean, sky: Sky) {
  const { at, messages, onPlace } = useReplayTalk({
    ...{ room: isReplay ? session.room : null, from: session.clip?.from ?? 0, sky },
  });
  const chapters = session.replay?.chapters ?? NO_CHAPTERS;
  if (!isReplay) return { chapter: null, replayed: null, onPlace: null };
  return { chapter: chapterAt(chapters, at), replayed: messages, onPlace };
}

/** Where the picture of a live stands for this viewer, for what they say in it. */
function usePictureClock(beganAt: string | null) {
  const behind = useRef(0);
  const clock = useCallback(() => clockAt({ beganAt, behind: behind.current }, Date.now()), [beganAt]);
  const hear = useCallback((standing: Standing) => {
    behind.current = standing.behind;
  }, []);
  return { clock, hear };
}

const STILL = { slowSeconds: 0, likes: 0 };

/** Everything that goes on in a room, live or again, as its page shows it. */
export function useLiveRoom(session: WatchedSession) {
  const [sky] = useState(makeSky);
  const [subtitles] = useState(makeSubtitles);
  // What was published is not live any more: nobody tells anything of it.
  const isOver = actOf(session, null) === 'replay';
  const { room: now, line, say } = useRoom(isOver ? null : session.room, { sky, subtitles });
  const then = useRoomThen(session.room, isOver);
  const room = now ?? then;
  const act = actOf(session, now?.state ?? null);
  const isReplay = act === 'replay';
  const { onPlace, ...again } = useAgain(session, isReplay, sky);
  const { clock, hear } = usePictureClock(session.beganAt);
  const told = room ?? STILL;
  const saying = useSaying({ say, slowSeconds: told.slowSeconds, clock });
  const likes = useLikes(say, told.likes);
  const opened = useBeats(session.room, act === 'live');
  const picture = pictureOf(session, room, isReplay);
  return { ...picture, ...again, sky, subtitles, room, line, act, saying, likes, opened, onPlace: onPlace ?? hear };
}

export type LiveRoom = ReturnType<typeof useLiveRoom>;
