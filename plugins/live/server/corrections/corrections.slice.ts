import { mapOk } from '@hearth/cms/kernel';
import { routes, type Slice } from '@hearth/cms/platform';
import { CORRECTIONS_WRITE, liveCorrectionsContract, liveRooms, stopOrderPort, STOP_LIVES } from '../../contract';
import { correctionDeps, stopDeps, stopOrderOf } from '../pins/pins-wiring';
import { correctSlip, endCorrection, overlaysOf, seeCorrections } from './correct-slip';
import { stopLive } from './stop-live';

const LIVE = '直播 Live';

/** Slips that are put right (纠错), and the stop (叫停). */
export const correctionsSlice: Slice = {
  name: 'live.corrections',
  permissions: [
    { action: CORRECTIONS_WRITE, displayName: '直播纠错 Put slips in lives right', subCategory: LIVE },
    { action: STOP_LIVES, displayName: '叫停直播 Stop lives at once', subCategory: LIVE },
  ],
  grants: [
    {
      roles: ['field-controller', 'host', 'compliance-officer', 'chief-editor', 'desk-head'],
      action: CORRECTIONS_WRITE,
    },
    { roles: ['field-controller', 'compliance-officer', 'chief-editor', 'desk-head'], action: STOP_LIVES },
  ],
  register: (platform) => {
    platform.ports.offer(stopOrderPort, stopOrderOf(platform));
  },
  start: (platform) => {
    platform.ports.take(liveRooms).contribute('corrections', (room) => overlaysOf(correctionDeps(platform), room));
    return Promise.resolve();
  },
  routes: (platform) => {
    const deps = correctionDeps(platform);
    return [
      routes(liveCorrectionsContract, {
        corrections: async ({ actor, params }) =>
          mapOk(await seeCorrections(deps, actor, params.id), (corrections) => ({ corrections: [...corrections] })),
        correctSlip: ({ actor, params, body }) => correctSlip(deps, actor, { ...params, ...body }),
        endCorrection: ({ actor, params }) => endCorrection(deps, actor, params),
        stopLive: ({ actor, params, body }) => stopLive(stopDeps(platform), actor, { ...params, ...body }),
      }),
    ];
  },
};
