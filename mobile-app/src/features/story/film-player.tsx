import { useVideoPlayer, VideoView } from 'expo-video';
import type { Film } from '@/contract/types';
import { absolute } from '@/ui/picture-source';

/** The phone's own player, with its own controls, picture-in-picture and AirPlay. */
export function FilmPlayer({ film }: { film: Film }) {
  const player = useVideoPlayer(absolute(film.url));
  return (
    <VideoView
      player={player}
      allowsPictureInPicture
      fullscreenOptions={{ enable: true }}
      accessibilityLabel={film.alt}
      style={{ width: '100%', aspectRatio: film.width / film.height }}
    />
  );
}
