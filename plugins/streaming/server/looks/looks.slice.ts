import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { looksContract, type Source } from '../../contract';
import { engineOf } from '../drivers/local/engine.slice';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { roomStore } from '../rooms/room-store';
import { targetStore } from '../targets/target-store';
import { changeLook, type LookDeps } from './change-look';
import { lookGate } from './look-gate';
import { lookStore } from './look-store';
import { seeLooks, type SeeLooksDeps } from './see-looks';
import { machineOfHost } from './machine';

/** How platforms get the picture (画面样式): cut to 9:16, with the station's mark. */
export const looksSlice: Slice = {
  name: 'streaming.looks',
  routes: (platform) => {
    const deps = lookDeps(platform);
    return [
      routes(looksContract, {
        seeLooks: ({ actor, params }) => seeLooks(deps, actor, params.room),
        changeLook: ({ actor, params, body }) => changeLook(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

function lookDeps(platform: Platform): LookDeps & SeeLooksDeps {
  const machine = machineOfHost();
  return {
    ...platform,
    ...{ rooms: roomStore, targets: targetStore, looks: lookStore, machine },
    gate: lookGate(lookStore, machine),
    canMake: async () => (await ffmpegFor(platform, 'encoding')) !== undefined,
    sources: () => new Map(engineOf(platform).encoders().flatMap(sourceOf)),
  };
}

type Encoder = ReturnType<ReturnType<typeof engineOf>['encoders']>[number];

function sourceOf({ room, health }: Encoder): readonly (readonly [string, Source])[] {
  const { width, height, framesPerSecond: fps } = health;
  return width > 0 && height > 0 && fps > 0 ? [[room, { width, height, fps }]] : [];
}
