import { resealColumn, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { srtContract } from '../../contract';
import { engineOf } from '../drivers/local/engine.slice';
import { engineSettings } from '../drivers/local/engine-settings';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { roomStore } from '../rooms/room-store';
import type { SrtDeps } from './srt-deps';
import { SEALED_PASSPHRASES, srtStore } from './srt-store';
import { closeSrt, openSrt, seeSrt } from './turn-srt';

/** Rooms that encoders reach by SRT (SRT 推流). */
export const srtSlice: Slice = {
  name: 'streaming.srt',
  routes: (platform) => {
    const deps = srtDeps(platform);
    return [
      routes(srtContract, {
        seeSrt: ({ actor, params }) => seeSrt(deps, actor, params.room),
        openSrt: ({ actor, params, body }) => openSrt(deps, actor, { ...params, ...body }),
        closeSrt: ({ actor, params }) => closeSrt(deps, actor, params.room),
      }),
    ];
  },
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_PASSPHRASES);
    if (resealed > 0) log.info('passphrases of SRT were brought under the current key', { resealed });
  },
};

function srtDeps(platform: Platform): SrtDeps {
  const { isOn, srtPorts, publicHost } = engineSettings(process.env);
  return {
    ...{ ...platform, rooms: roomStore, srt: srtStore, ports: srtPorts, host: publicHost },
    speaks: async () => isOn && (await ffmpegFor(platform, 'srt')) !== undefined,
    changed: () => engineOf(platform).told(),
  };
}
