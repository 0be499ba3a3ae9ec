import { useEffect, useRef } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { useReading } from '@hearth/cms/reach';
import type { Playback, Room } from '../../contract';
import { useSay } from '../words';

const ON_AIR = new Set(['live', 'reconnecting']);

/** What viewers see, two seconds after the camera; without sound until somebody asks for it. */
export function Player({ room }: { readonly room: Room }) {
  const say = useSay();
  const isOn = room.playbackId !== null && ON_AIR.has(room.state);
  // Whoever carries the room says where its picture is.
  const { value: at } = useReading<Playback>(isOn ? `/streaming/rooms/${room.id}/preview` : undefined);
  return (
    <Box background="neutral1000" hasRadius overflow="hidden" style={{ aspectRatio: '16 / 9', background: '#1c1917' }}>
      {isOn ? (
        at && <Live address={at.hls} label={room.title} />
      ) : (
        <Box style={{ display: 'grid', placeItems: 'center', height: '100%', padding: 24 }}>
          <Typography textAlign="center" style={{ color: '#e7e5e4' }}>
            {say(room.state === 'disabled' ? 'player.closed' : 'player.waits')}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

/** Plays by hls.js, which is loaded with the first picture; a lost line is taken up again by itself. */
function Live({ address, label }: { readonly address: string; readonly label: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let stop = (): void => undefined;
    let isGone = false;
    void import('hls.js').then(({ default: Hls }) => {
      if (isGone) return;
      const player = new Hls({ lowLatencyMode: true, maxLiveSyncPlaybackRate: 1.1, backBufferLength: 30 });
      player.on(Hls.Events.ERROR, (_, { fatal, type }) => {
        if (!fatal) return;
        if (type === Hls.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
        else window.setTimeout(() => player.loadSource(address), 1_000);
      });
      player.loadSource(address);
      player.attachMedia(element);
      stop = () => player.destroy();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [address]);
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
