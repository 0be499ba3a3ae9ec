import { readPhoto, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { recordingMoved, roomMoved, thumbnailsContract } from '../../contract';
import { runFfmpeg, type RunFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { engineSettings } from '../drivers/local/engine-settings';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { liveOriginOf } from '../origin/origin.slice';
import { createRecordings } from '../origin/recordings';
import { roomStore } from '../rooms/room-store';
import { broadcastStore } from './broadcast-store';
import { choosePoster } from './choose-poster';
import { picturesOf } from './pictures-wiring';
import { seeThumbnails } from './see-thumbnails';
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
    ended: () => broadcastStore.ended(platform.database),
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
    // Whoever cuts looks at what came of it at once.
    platform.outbox.onEveryNode([recordingMoved], {
      heard: ({ payload }) => {
        if (payload.kind !== 'whole' && payload.to === 'ready') look();
      },
      lost: look,
    });
  },
  routes: (platform) => {
    const { live, recordings: posters } = picturesOf(platform);
    const { folder } = engineSettings(process.env);
    const deps = {
      ...{ ...platform, rooms: roomStore, broadcasts: broadcastStore, posters, readPhoto, folder },
      recording: createRecordings(),
      draws: async () => (await ffmpegFor(platform, 'pictures')) !== undefined,
      posterOf: async (room: string) => {
        const session = liveOriginOf(platform)?.origin.window.rooms.get(room);
        return session && live.of(session);
      },
    };
    return [
      routes(thumbnailsContract, {
        thumbnails: ({ actor }) => seeThumbnails(deps, actor),
        choosePoster: ({ actor, params, body }) => choosePoster(deps, actor, { ...params, wish: body }),
      }),
    ];
  },
  ready: (platform) => {
    keeperOf(platform)?.look();
    return Promise.resolve();
  },
  stop: async (platform) => {
    await keepers.get(platform)?.stop();
  },
};
