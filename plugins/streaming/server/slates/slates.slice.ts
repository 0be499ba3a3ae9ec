import { routes, type Slice } from '@hearth/cms/platform';
import { curtainsPort, slatesContract } from '../../contract';
import { engineOf } from '../drivers/local/engine.slice';
import { roomStore } from '../rooms/room-store';
import { curtainStore } from './curtain-store';
import { slateStore } from './slate-store';
import { curtainsOf } from './turn-curtain';
import { changeSlate, seeSlate, type SlateDeps } from './turn-slate';

/** What viewers see while an encoder is gone (垫片). */
export const slatesSlice: Slice = {
  name: 'streaming.slates',
  register: (platform) => {
    const changed = (): void => {
      engineOf(platform).changed();
    };
    platform.ports.offer(curtainsPort, curtainsOf({ ...platform, curtains: curtainStore, changed }));
  },
  routes: (platform) => {
    const deps: SlateDeps = {
      ...{ ...platform, rooms: roomStore, slates: slateStore },
      changed: () => {
        engineOf(platform).changed();
      },
    };
    return [
      routes(slatesContract, {
        seeSlate: ({ actor, params }) => seeSlate(deps, actor, params.room),
        changeSlate: ({ actor, params, body }) => changeSlate(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
