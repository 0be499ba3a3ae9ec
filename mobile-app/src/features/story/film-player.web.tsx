import { useEffect, useRef, useState } from 'react';
import type { Film } from '@/contract/types';
import { absolute, plainest } from '@/ui/picture-source';
import { EmptyState } from '@/ui/state';
import { useWords } from '@/words/words';
import { playHls } from './play-hls.web';

const isPlaylist = (url: string) => /\.m3u8($|\?)/i.test(url);

/** A plain <video>. A playlist brings in hls.js when somebody presses play, an mp4 never does. */
export function FilmPlayer({ film }: { film: Film }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const url = absolute(film.url);
  const playlist = isPlaylist(url);

  useEffect(() => {
    const node = video.current;
    if (!node || !playlist) return undefined;
    let stop = () => {};
    const begin = () => {
      stop = playHls({ video: node, url, onFailed: () => setFailed(true) });
    };
    node.addEventListener('play', begin, { once: true });
    return () => {
      node.removeEventListener('play', begin);
      stop();
    };
  }, [url, playlist]);

  if (failed) {
    const again = { label: t('error.retry'), onPress: () => setFailed(false) };
    return <EmptyState icon="play" title={t('film.failed')} text={t('error.unreachable.text')} action={again} />;
  }
  const poster = film.poster ? plainest(film.poster, 960) : null;
  return (
    <video
      ref={video}
      controls
      playsInline
      preload="none"
      aria-label={film.alt}
      {...(poster ? { poster } : {})}
      {...(playlist ? {} : { src: url, onError: () => setFailed(true) })}
      style={{
        width: '100%',
        aspectRatio: film.width / film.height,
        backgroundColor: '#000',
        objectFit: 'cover',
        display: 'block',
      }}
    />
  );
}
