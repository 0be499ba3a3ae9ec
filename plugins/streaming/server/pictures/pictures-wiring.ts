import type { Platform } from '@hearth/cms/platform';
import { drawByFfmpeg } from '../../engine/ffmpeg/draw-picture';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { createLivePosters } from './live-posters';
import type { Pictures } from './picture-routes';
import { createRecordingPosters } from './recording-posters';

const known = new WeakMap<Platform, Pictures>();

/** What draws for viewers and staff of this host: one memory for both, so that a room is drawn once for all who look at it. */
export function picturesOf(platform: Platform): Pictures {
  const there = known.get(platform);
  if (there) return there;
  const { clock, log } = platform;
  const draw = drawByFfmpeg(
    async () => (await ffmpegFor(platform, 'pictures'))?.path,
    (words) => {
      log.warn('a picture could not be drawn', { words });
    },
  );
  const made = { live: createLivePosters({ clock, draw }), recordings: createRecordingPosters(draw) };
  known.set(platform, made);
  return made;
}
