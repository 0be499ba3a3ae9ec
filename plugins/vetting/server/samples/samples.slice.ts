import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { sampleContract, SAMPLES_KEEP, SAMPLES_READ, SAMPLES_UNBLIND } from '../../contract';
import { gateOf } from '../gate/gate-wiring';
import { productStore } from '../products/product-store';
import { judgedGoodsStore } from '../rounds/judged-goods-store';
import { drawSample, listSamples, noteTest, turnRetained, unblind } from './keep-samples';
import type { SampleDeps } from './sample-deps';
import { sampleStore } from './sample-store';
import { retainedMachine, sampleMachine } from './sample.machine';

/** Samples (样品): blind codes, tests, and the sealed ones that are kept. */
export const samplesSlice: Slice = {
  name: 'vetting.samples',
  machines: [sampleMachine, retainedMachine],
  permissions: [
    { action: SAMPLES_READ, displayName: '按编号看样品与留样 See samples by their codes', subCategory: 'samples' },
    { action: SAMPLES_KEEP, displayName: '取样、留样 Draw and keep samples', subCategory: 'samples' },
    {
      action: SAMPLES_UNBLIND,
      displayName: '查盲样是哪件商品（记入账本） Ask which goods are behind a code (kept in the ledger)',
      subCategory: 'samples',
    },
  ],
  grants: [
    // Whoever may ask what is behind a code has to see the codes.
    { roles: ['vetting-officer', 'chief-editor', 'compliance-officer'], action: SAMPLES_READ },
    { roles: ['vetting-officer'], action: SAMPLES_KEEP },
    { roles: ['chief-editor', 'compliance-officer'], action: SAMPLES_UNBLIND },
  ],
  routes: (platform) => {
    const deps = sampleDeps(platform);
    return [
      routes(sampleContract, {
        list: ({ actor, query }) => listSamples(deps, actor, query.before),
        draw: ({ actor, body }) => drawSample(deps, actor, body),
        test: ({ actor, params, body }) => noteTest(deps, actor, { ...params, ...body }),
        turnRetained: ({ actor, params, body }) => turnRetained(deps, actor, { ...params, ...body }),
        unblind: ({ actor, params, body }) => unblind(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** Everything that the verbs of samples are handed, on a host. */
export function sampleDeps(platform: Platform): SampleDeps {
  return {
    ...platform,
    goods: judgedGoodsStore,
    samples: sampleStore,
    products: productStore,
    settled: gateOf(platform).deps.settled,
  };
}
