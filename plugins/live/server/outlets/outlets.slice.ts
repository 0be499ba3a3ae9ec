import { ok } from '@hearth/cms/kernel';
import { flow, routes, type Slice } from '@hearth/cms/platform';
import { OUTLETS_READ, OUTLETS_WRITE, outletErrors, outletsContract } from '../../contract';
import { exportGoods } from './export-goods';
import { importReport, listReports } from './import-report';
import { outletDeps } from './outlets-wiring';
import { listOutlets, putOutlet } from './put-outlet';

const LIVE = '直播 Live';

/** The rooms of lives on platforms (第三方直播间): where the picture goes, what is listed there, and what platforms reported. */
export const outletsSlice: Slice = {
  name: 'live.outlets',
  errors: [outletErrors],
  permissions: [
    {
      action: OUTLETS_READ,
      displayName: '查看第三方直播间与平台报表 See rooms on platforms and their reports',
      subCategory: LIVE,
    },
    {
      action: OUTLETS_WRITE,
      displayName: '登记第三方直播间、导出商品清单、导入报表 Keep rooms on platforms, lists of goods and reports',
      subCategory: LIVE,
    },
  ],
  grants: [
    {
      roles: [
        ...(['chief-editor', 'desk-head', 'editor', 'field-controller', 'shop-keeper', 'finance'] as const),
        ...(['compliance-officer', 'mcn-operator'] as const),
      ],
      action: OUTLETS_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'field-controller', 'mcn-operator'], action: OUTLETS_WRITE },
  ],
  routes: (platform) => {
    const deps = outletDeps(platform);
    return [
      routes(outletsContract, {
        outlets: ({ actor, params }) => listOutlets(deps, actor, params.id),
        putOutlet: ({ actor, params, body }) =>
          putOutlet(deps, actor, { ...body, session: params.id, id: params.outlet }),
        outletGoods: async ({ actor, params }) => {
          const taken = await exportGoods(deps, actor, { session: params.id, id: params.outlet });
          if (!taken.ok) return taken;
          const { name, pieces } = taken.value;
          return ok(flow({ pieces, name, type: 'text/csv; charset=utf-8', headers: {} }));
        },
        importReport: ({ actor, params, body }) =>
          importReport(deps, actor, { ...body, session: params.id, id: params.outlet }),
        outletReports: ({ actor, params }) => listReports(deps, actor, { session: params.id, id: params.outlet }),
      }),
    ];
  },
};
