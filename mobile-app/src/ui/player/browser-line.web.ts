import type { Line, LineInput } from './line';
import type { CaptionTrack } from './player-types';

const isCaptions = ({ kind }: TextTrack) => kind === 'subtitles' || kind === 'captions';

const tracksOf = (video: HTMLVideoElement): readonly CaptionTrack[] =>
  [...video.textTracks].flatMap((track, id) =>
    isCaptions(track) ? [{ id, lang: track.language, name: track.label }] : [],
  );

/** Safari tells when its playlist began by the station's clock; where none was told the date is none. */
function dateOf(video: HTMLVideoElement & { readonly getStartDate?: () => Date }): number | null {
  const began = video.getStartDate?.().getTime() ?? NaN;
  return Number.isNaN(began) ? null : began + video.currentTime * 1000;
}

/** What the browser can play by itself: an mp4 anywhere, a playlist where there is no other way (an old iPhone). */
export function browserLine({ video, url, place, onNews, onLost, onGoing }: LineInput): Line {
  const failed = () => onLost(video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'net' : 'media');
  const tell = () => onNews({ tracks: tracksOf(video) });
  const arrive = () => {
    if (place) video.currentTime = place.at;
    tell();
  };
  const open = () => {
    video.src = url;
  };
  video.addEventListener('error', failed);
  video.addEventListener('loadedmetadata', arrive, { once: true });
  video.addEventListener('progress', onGoing);
  video.textTracks.addEventListener('addtrack', tell);
  open();
  return {
    again: open,
    setLevel: () => undefined,
    setTrack(wanted) {
      [...video.textTracks].forEach((track, id) => {
        track.mode = id === wanted ? 'hidden' : 'disabled'; // hidden: its words are drawn by us
      });
    },
    window: () => null,
    date: () => dateOf(video),
    stop() {
      video.removeEventListener('error', failed);
      video.removeEventListener('loadedmetadata', arrive);
      video.removeEventListener('progress', onGoing);
      video.textTracks.removeEventListener('addtrack', tell);
      video.removeAttribute('src');
      video.load();
    },
  };
}
