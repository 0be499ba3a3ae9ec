import { routes, type Slice } from '@hearth/cms/platform';
import { slatesContract } from '../../contract';
import { engineOf } from '../drivers/local/engine.slice';
import { roomStore } from '../rooms/room-store';
import { slateStore } from './slate-store';
import { changeSlate, seeSlate, type SlateDeps } from './turn-slate';

/** What viewers see while an encoder is gone (垫片). */
export const slatesSlice: Slice = {
  name: 'streaming.slates',
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
