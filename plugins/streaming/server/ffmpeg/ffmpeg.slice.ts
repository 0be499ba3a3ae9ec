import type { Platform, Slice } from '@hearth/cms/platform';
import { ffmpegPlaces, findFfmpeg, type FfmpegAtHand } from '../../engine/ffmpeg/find-ffmpeg';
import type { Ffmpeg, FfmpegPower } from '../../engine/ffmpeg/ffmpeg.rules';

const asked = new WeakMap<Platform, Promise<FfmpegAtHand>>();

/** The ffmpeg of this host: looked for once. */
export function ffmpegAtHand(platform: Platform): Promise<FfmpegAtHand> {
  const known = asked.get(platform);
  if (known) return known;
  const found = findFfmpeg(ffmpegPlaces(process.env));
  asked.set(platform, found);
  return found;
}

/** The ffmpeg of this host where it can do this; nothing where it cannot, which the log has said at the start. */
export async function ffmpegFor(platform: Platform, power: FfmpegPower): Promise<Ffmpeg | undefined> {
  const { found } = await ffmpegAtHand(platform);
  return found?.powers.includes(power) === true ? found : undefined;
}

/** Looks for ffmpeg at the start and says in one line what is off without it. */
export const ffmpegSlice: Slice = {
  name: 'streaming.ffmpeg',
  start: async (platform) => {
    if (process.env['HEARTH_STREAMING'] === 'off') return;
    const { found, complaint } = await ffmpegAtHand(platform);
    if (complaint !== undefined) platform.log.warn(complaint);
    else platform.log.info('ffmpeg is at hand', { path: found?.path, version: found?.version });
  },
};
