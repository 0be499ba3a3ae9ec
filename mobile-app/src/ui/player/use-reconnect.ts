import { useEvent } from 'expo';
import type { VideoPlayer } from 'expo-video';
import { useEffect, useRef } from 'react';
import type { Phase, PlayerProps } from './player-types';
import { isHopeless, waitBefore } from './reconnect.rules';

function phaseOn(player: VideoPlayer, status: string, isPlaying: boolean): Phase {
  if (status === 'error') return 'reconnecting';
  if (isPlaying) return 'playing';
  if (status === 'loading') return player.currentTime > 0 ? 'waiting' : 'opening';
  return player.currentTime > 0 ? 'paused' : 'idle';
}

/** A phone's own player gives up at the first error; it is told the address anew until the picture is back. */
export function useReconnect(player: VideoPlayer, props: PlayerProps): Phase {
  const { status } = useEvent(player, 'statusChange', { status: player.status });
  const { isPlaying } = useEvent(player, 'playingChange', { isPlaying: player.playing });
  const newest = useRef(props);
  newest.current = props;
  const tries = useRef(0);

  useEffect(() => {
    if (status === 'readyToPlay') tries.current = 0;
    if (status !== 'error' || isHopeless(newest.current.kind, tries.current)) return undefined;
    const again = async () => {
      const { url, renew, kind } = newest.current;
      const at = player.currentTime;
      const renewed = (await renew?.().catch(() => null)) ?? { url };
      if (renewed === 'over') return;
      await player.replaceAsync(renewed.url);
      if (kind !== 'live') player.currentTime = at;
      player.play();
    };
    const timer = setTimeout(() => void again().catch(() => undefined), waitBefore(tries.current, Math.random()));
    tries.current += 1;
    return () => clearTimeout(timer);
  }, [player, status]);

  const hasFailed = status === 'error' && isHopeless(props.kind, tries.current);
  return hasFailed ? 'failed' : phaseOn(player, status, isPlaying);
}
