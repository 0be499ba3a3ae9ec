import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { approvalContract, GOODS_APPROVE } from '../../contract';
import { gateOf } from '../gate/gate-wiring';
import { hindrances } from '../gate/settle-gate';
import { productStore } from '../products/product-store';
import { judgedGoodsStore } from '../rounds/judged-goods-store';
import { roundStore } from '../rounds/round-store';
import { approvalStore } from './approval-store';
import { listApprovals } from './list-approvals';
import { approveGoods, listWaiting, type ApprovalDeps } from './approve-goods';

/** Approvals (终审): the last signature, by a second person. */
export const approvalsSlice: Slice = {
  name: 'vetting.approvals',
  permissions: [
    { action: GOODS_APPROVE, displayName: '终审商品上架 Approve goods for the shelf', subCategory: 'goods' },
  ],
  grants: [{ roles: ['chief-editor'], action: GOODS_APPROVE }],
  routes: (platform) => {
    const deps = approvalDeps(platform);
    return [
      routes(approvalContract, {
        list: ({ actor, query }) => listApprovals(deps, actor, query.before),
        waiting: ({ actor }) => listWaiting(deps, actor),
        approve: ({ actor, body }) => approveGoods(deps, actor, body),
      }),
    ];
  },
};

/** Everything that the verbs of approvals are handed, on a host. */
export function approvalDeps(platform: Platform): ApprovalDeps {
  const stores = { goods: judgedGoodsStore, rounds: roundStore, approvals: approvalStore };
  const gate = gateOf(platform).deps;
  return {
    ...platform,
    ...stores,
    products: productStore,
    settled: gate.settled,
    hindrances: (tx, product) => hindrances(gate, tx, product),
  };
}
