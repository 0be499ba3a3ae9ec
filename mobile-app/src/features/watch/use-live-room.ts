import { useCallback, useMemo, useRef } from 'react';
import type { WatchedSession } from '@/contract/live-room';
import type { Standing } from '@/ui/player/player-types';
import { makeSky } from './danmaku/danmaku-types';
import { actOf } from './replay.rules';
import { clockAt } from './say.rules';
import { useBeats } from './use-beats';
import { useLikes } from './use-likes';
import { useReplayTalk } from './use-replay-talk';
import { useRoom } from './use-room';
import { useSaying } from './use-saying';

/** Everything that goes on in a room, live or again, as its page shows it. */
export function useLiveRoom(session: WatchedSession) {
  const sky = useMemo(makeSky, []);
  // What was published is not live any more: nobody tells anything of it.
  const isOver = actOf(session, null) === 'replay';
  const { room, line, say } = useRoom(isOver ? null : session.room, sky);
  const act = actOf(session, room?.state ?? null);
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
  return {
    ...{ sky, room, line, act, saying, likes, opened },
    playback: isReplay ? (session.replay?.playback ?? null) : (room?.playback ?? session.playback),
    chapters: isReplay ? session.replay?.chapters : undefined,
    replayed: isReplay ? again.messages : null,
    onPlace: isReplay ? again.onPlace : hearLive,
  };
}

export type LiveRoom = ReturnType<typeof useLiveRoom>;
