import type { Platform, Slice } from '@hearth/cms/platform';
import { roomMoved } from '../../contract';
import { runFfmpeg, type RunFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { engineSettings } from '../drivers/local/engine-settings';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { createRecordings } from '../origin/recordings';
import { endedStore } from './ended-store';
import { picturesOf } from './pictures-wiring';
import { StoryboardKeeper } from './storyboard-keeper';

const keepers = new WeakMap<Platform, StoryboardKeeper>();

function keeperOf(platform: Platform): StoryboardKeeper | undefined {
  const { isOn, folder } = engineSettings(process.env);
  if (!isOn) return undefined;
  const known = keepers.get(platform);
  if (known) return known;
  const made = new StoryboardKeeper({
    ...platform,
    folder,
    recording: createRecordings(),
    ended: () => endedStore.ended(platform.database),
    ffmpeg: async (): Promise<RunFfmpeg | undefined> => {
      const found = await ffmpegFor(platform, 'pictures');
      return found && ((task) => runFfmpeg(found.path, task));
    },
    posters: picturesOf(platform).recordings,
  });
  keepers.set(platform, made);
  return made;
}

/** Posters, thumbnails and storyboards (封面、缩略图、故事板). */
export const picturesSlice: Slice = {
  name: 'streaming.pictures',
  register: (platform) => {
    const look = (): void => keeperOf(platform)?.look();
    platform.outbox.onEveryNode([roomMoved], {
      heard: ({ payload }) => {
        if (payload.to === 'idle' || payload.to === 'disabled') look();
      },
      lost: look,
    });
  },
  ready: (platform) => {
    keeperOf(platform)?.look();
    return Promise.resolve();
  },
  stop: async (platform) => {
    await keepers.get(platform)?.stop();
  },
};
