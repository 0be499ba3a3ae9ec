import { useEffect, useRef, type MutableRefObject } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { playStream } from '@hearth/cms/reach';
import type { Room } from '../../contract';
import { Picture } from '../watching/picture';
import { usePreview } from '../watching/use-preview';
import { useSay } from '../words';

/** When the picture that the desk sees was taken; nothing while there is none. */
export type Moment = MutableRefObject<() => number | undefined>;

type Props = { readonly room: Room; readonly behind: number; readonly moment: Moment };

const ON_AIR = new Set(['live', 'reconnecting']);
/** Nearer to the encoder no browser plays without stopping. */
const NEAREST = 1.2;

/** The picture as the desk wants to see it: as near to the encoder as can be, or some seconds behind. */
export function DeskPlayer({ room, behind, moment }: Props) {
  const say = useSay();
  const isOn = room.playbackId !== null && ON_AIR.has(room.state);
  return (
    <Box hasRadius overflow="hidden" style={{ aspectRatio: '16 / 9', background: '#1c1917', maxHeight: '52vh' }}>
      {isOn ? (
        <Near room={room} behind={behind} moment={moment} />
      ) : (
        <Box style={{ display: 'grid', placeItems: 'center', height: '100%', padding: 24 }}>
          <Typography textAlign="center" style={{ color: '#e7e5e4' }}>
            {say('player.waits')}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

/** Our own picture is there seconds before a network has it; at Mux it is as near as Mux has it. */
function Near({ room, behind, moment }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const wanted = Math.max(NEAREST, behind);
  const ask = usePreview(room.id);
  useEffect(() => {
    if (!video.current) return undefined;
    return playStream(video.current, {
      ask: async () => {
        const { near, hls } = await ask();
        return near ?? hls;
      },
      settings: (address) => (isOurs(address) ? { ...LIVE, ...nearTo(wanted) } : LIVE),
      isFilm: false,
      onPlayer: (player) => {
        moment.current = () => player?.playingDate?.getTime();
      },
    });
  }, [ask, wanted, moment]);
  return <Picture ref={video} label={room.title} />;
}

const LIVE = { lowLatencyMode: true, backBufferLength: 30, renderTextTracksNatively: false };

const isOurs = (address: string): boolean => address.startsWith('/live/');

/** What viewers are kept behind is for viewers: the desk has a delay of its own. Mux has no pieces that are short enough for it. */
const nearTo = (seconds: number) => ({
  ...{ liveSyncDuration: seconds, liveMaxLatencyDuration: seconds + 8, maxLiveSyncPlaybackRate: 1.1 },
});
