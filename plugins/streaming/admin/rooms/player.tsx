import { useEffect, useRef } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { playStream } from '@hearth/cms/reach';
import type { Room } from '../../contract';
import { Picture } from '../watching/picture';
import { usePreview } from '../watching/use-preview';
import { useSay } from '../words';

const ON_AIR = new Set(['live', 'reconnecting']);

/** What viewers see, two seconds after the camera; without sound until somebody asks for it. */
export function Player({ room }: { readonly room: Room }) {
  const say = useSay();
  const isOn = room.playbackId !== null && ON_AIR.has(room.state);
  return (
    <Box background="neutral1000" hasRadius overflow="hidden" style={{ aspectRatio: '16 / 9', background: '#1c1917' }}>
      {isOn ? (
        <Preview room={room} />
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

/** Staff watch by a pass of their own, also what is not open, and are not counted. */
function Preview({ room }: { readonly room: Room }) {
  const video = useRef<HTMLVideoElement>(null);
  const ask = usePreview(room.id);
  useEffect(() => {
    if (!video.current) return undefined;
    return playStream(video.current, { ask: async () => (await ask()).hls, settings: () => LIVE, isFilm: false });
  }, [ask]);
  return <Picture ref={video} label={room.title} />;
}

const LIVE = { lowLatencyMode: true, maxLiveSyncPlaybackRate: 1.1, backBufferLength: 30 };
