import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { healthContract } from '../../contract';
import { runFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { soundLevels } from '../../engine/ffmpeg/sound-levels';
import type { Engine } from '../drivers/local/engine';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { liveOriginOf } from '../origin/origin.slice';
import { roomStore } from '../rooms/room-store';
import { HealthKeeper } from './health-keeper';
import { healthStore } from './health-store';
import { seeHealth } from './see-health';
import { SoundMeter } from './sound-meter';

const keepers = new WeakMap<Platform, HealthKeeper>();

/** How encoders do (推流健康): measured where they send to, seen on every node. */
export const healthSlice = (engineOf: (platform: Platform) => Engine): Slice => ({
  name: 'streaming.health',
  routes: (platform) => {
    const deps = { ...platform, rooms: roomStore, health: healthStore };
    return [
      routes(healthContract, {
        health: ({ actor, params, query }) => seeHealth(deps, actor, { ...params, ...query }),
      }),
    ];
  },
  ready: (platform) => {
    const keeper = keeperOf(platform, engineOf(platform));
    keepers.set(platform, keeper);
    keeper.start();
    return Promise.resolve();
  },
  stop: async (platform) => {
    await keepers.get(platform)?.stop();
  },
});

function keeperOf(platform: Platform, engine: Engine): HealthKeeper {
  let meter: SoundMeter | undefined;
  return new HealthKeeper({
    ...platform,
    store: healthStore,
    encoders: () => engine.encoders(),
    live: (room) => liveOriginOf(platform)?.origin.window.rooms.get(room),
    note: (room, event) => engine.note(room, event),
    sound: async () => {
      const found = await ffmpegFor(platform, 'loudness');
      if (found) meter ??= new SoundMeter((film) => soundLevels((task) => runFfmpeg(found.path, task), film));
      return meter;
    },
  });
}
