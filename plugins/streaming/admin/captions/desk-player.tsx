import { useEffect, useRef, type MutableRefObject } from 'react';
import { Box, Typography } from '@strapi/design-system';
import type Hls from 'hls.js';
import type { Room } from '../../contract';
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
        <Picture
          address={`/live/${room.playbackId ?? ''}/index.m3u8`}
          label={room.title}
          behind={behind}
          moment={moment}
        />
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

type PictureProps = Pick<Props, 'behind' | 'moment'> & { readonly address: string; readonly label: string };

function Picture({ address, label, behind, moment }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const wanted = Math.max(NEAREST, behind);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const at: { player?: Hls; isGone?: boolean } = {};
    void import('hls.js').then(({ default: Player }) => {
      if (at.isGone) return;
      // What viewers are kept behind is for viewers: the desk has a delay of its own.
      const player = new Player({
        ...{
          lowLatencyMode: true,
          liveSyncDuration: wanted,
          liveMaxLatencyDuration: wanted + 8,
          maxLiveSyncPlaybackRate: 1.1,
        },
        ...{ backBufferLength: 30, renderTextTracksNatively: false },
      });
      at.player = player;
      player.on(Player.Events.ERROR, (_, { fatal, type }) => {
        if (!fatal) return;
        if (type === Player.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
        else window.setTimeout(() => player.loadSource(address), 1_000);
      });
      player.loadSource(address);
      player.attachMedia(element);
      moment.current = () => player.playingDate?.getTime();
    });
    return () => {
      at.isGone = true;
      at.player?.destroy();
      moment.current = () => undefined;
    };
  }, [address, wanted, moment]);
  return (
    <video
      ref={video}
      aria-label={label}
      autoPlay
      muted
      playsInline
      controls
      style={{ display: 'block', width: '100%', height: '100%' }}
    />
  );
}
