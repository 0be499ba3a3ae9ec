import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { mysteryContract, MYSTERY_RUN } from '../../contract';
import { gateOf } from '../gate/gate-wiring';
import { productStore } from '../products/product-store';
import { judgedGoodsStore } from '../rounds/judged-goods-store';
import { sampleStore } from '../samples/sample-store';
import { goodsDiffer } from './mystery-notices';
import { mysteryStore } from './mystery-store';
import { mysteryMachine } from './mystery.machine';
import { compareMystery, listKept, listMystery, loseMystery, noteMystery, type MysteryDeps } from './run-mystery';

/** Mystery buys (神秘购买): whether what is sent is what was vetted. */
export const mysterySlice: Slice = {
  name: 'vetting.mystery',
  machines: [mysteryMachine],
  permissions: [
    { action: MYSTERY_RUN, displayName: '神秘购买与比对 Buy in secret and compare', subCategory: 'mystery' },
  ],
  grants: [{ roles: ['vetting-officer', 'compliance-officer'], action: MYSTERY_RUN }],
  register: ({ notices }) => {
    notices.declare([goodsDiffer]);
  },
  routes: (platform) => {
    const deps = mysteryDeps(platform);
    return [
      routes(mysteryContract, {
        list: ({ actor }) => listMystery(deps, actor),
        note: ({ actor, body }) => noteMystery(deps, actor, body),
        retained: ({ actor, params }) => listKept(deps, actor, params.id),
        compare: ({ actor, params, body }) => compareMystery(deps, actor, { ...params, ...body }),
        lose: ({ actor, params, body }) => loseMystery(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** Everything that the verbs of mystery buys are handed, on a host. */
export function mysteryDeps(platform: Platform): MysteryDeps {
  const stores = { goods: judgedGoodsStore, mystery: mysteryStore, samples: sampleStore };
  return { ...platform, ...stores, products: productStore, settled: gateOf(platform).deps.settled };
}
