import { ok, type Result } from '@hearth/cms/kernel';
import { routes, type PermissionDeclaration, type Platform, type Slice } from '@hearth/cms/platform';
import {
  AFTERSALES_ARBITRATE,
  AFTERSALES_DECIDE,
  AFTERSALES_READ,
  AFTERSALES_SET,
  afterSaleErrors,
  afterSalesContract,
  askingContract,
  exchangingContract,
  refundMoved,
  type AfterSale,
  type OwnAfterSale,
} from '../../contract';
import { afterSaleData } from './after-sale-data';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { afterSaleMachine } from './after-sale.machine';
import { afterSaleNotices } from './after-sale-notices';
import type { KeptSale } from './after-sale-store';
import { afterSaleDeps } from './after-sales-wiring';
import { answerAfterSale } from './answer-after-sale';
import { askAfterSale } from './ask-after-sale';
import { arbitrate, decideAfterSale } from './decide-after-sale';
import { mountEvidence } from './evidence-routes';
import { followRefunds } from './follow-refunds';
import { runClocks, warnOfClocks } from './run-clocks';
import {
  askableOf,
  listAfterSales,
  myAfterSales,
  ownAfterSale,
  shownToBuyer,
  shownToStaff,
  viewAfterSale,
} from './see-after-sales';
import { payReturnFreight } from './pay-return-freight';
import { sendReplacement } from './send-replacement';
import { seePolicy, setPolicy } from './set-policy';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '售后 After-sales' },
});

/** Photos that were sent ahead of a request that never came are kept for so long. */
const LOOSE_HOURS = 24;

/** After-sales (售后): what buyers ask back, who decides by when, and the money that follows. */
export const afterSalesSlice: Slice = {
  name: 'shop.after-sales',
  errors: [afterSaleErrors],
  machines: [afterSaleMachine],
  permissions: [
    permission(AFTERSALES_READ, '查看售后', 'See after-sales'),
    permission(AFTERSALES_DECIDE, '处理售后、验收退货', 'Decide after-sales and inspect returns'),
    permission(AFTERSALES_ARBITRATE, '裁决售后争议', 'Arbitrate after-sales'),
    permission(AFTERSALES_SET, '设置自动同意规则', 'Set what is granted at once'),
  ],
  grants: [
    {
      roles: ['after-sales-clerk', 'shop-keeper', 'finance', 'compliance-officer', 'chief-editor'],
      action: AFTERSALES_READ,
    },
    { roles: ['after-sales-clerk', 'shop-keeper'], action: AFTERSALES_DECIDE },
    { roles: ['compliance-officer', 'chief-editor'], action: AFTERSALES_ARBITRATE },
    { roles: ['shop-keeper', 'finance'], action: AFTERSALES_SET },
  ],
  register(platform) {
    const { notices, personalData, outbox, schedule } = platform;
    notices.declare(afterSaleNotices);
    personalData.register(afterSaleDataOf(platform));
    outbox.subscribe({
      name: 'shop.after-sales-refunds',
      events: [refundMoved],
      handle: async ({ payload }) => {
        if (payload.to === 'done' || payload.to === 'declined') await followRefunds(afterSaleDeps(platform));
      },
    });
    schedule.tick({
      ...{ name: 'shop.after-sales-clocks', cron: '* * * * *', missed: 'run-once', lease: 90 },
      handle: async () => {
        await runClocks(afterSaleDeps(platform));
        return (tx) => warnOfClocks(afterSaleDeps(platform), tx);
      },
    });
    schedule.tick({
      ...{ name: 'shop.after-sales-photos', cron: '37 * * * *', missed: 'run-once' },
      handle: () => Promise.resolve((tx) => afterSaleDeps(platform).evidence.expire(tx, LOOSE_HOURS)),
    });
  },
  routes: (platform) => {
    const deps = afterSaleDeps(platform);
    mountEvidence(platform, deps);
    return [asking(deps), atTheDesk(deps), exchanging(deps)];
  },
};

/** The holder names itself while the host registers; what it holds is looked up when somebody asks. */
const afterSaleDataOf = (platform: Platform): ReturnType<typeof afterSaleData> => ({
  name: 'after-sales',
  export: (reader) => afterSaleData(afterSaleDeps(platform)).export(reader),
  erase: (tx, reader) => afterSaleData(afterSaleDeps(platform)).erase(tx, reader),
});

type Done = Promise<Result<KeptSale, SaleRefusal>>;

function asking(deps: AfterSaleDeps) {
  const show = async (done: Done): Promise<Result<OwnAfterSale, SaleRefusal>> => {
    const sale = await done;
    return sale.ok ? ok(await shownToBuyer(deps, sale.value)) : sale;
  };
  return routes(askingContract, {
    askableLines: ({ actor, params }) => askableOf(deps, actor, params.id),
    askAfterSale: ({ actor, body }) => show(askAfterSale(deps, actor, body)),
    myAfterSales: ({ actor, query }) => myAfterSales(deps, actor, query.before),
    ownAfterSale: ({ actor, params }) => ownAfterSale(deps, actor, params.id),
    withdrawAfterSale: ({ actor, params, body }) =>
      show(answerAfterSale(deps, actor, { ...params, ...body, does: 'withdraw' })),
    escalateAfterSale: ({ actor, params, body }) =>
      show(answerAfterSale(deps, actor, { ...params, ...body, does: 'escalate' })),
    sendGoodsBack: ({ actor, params, body }) =>
      show(answerAfterSale(deps, actor, { ...params, ...body, does: 'send' })),
  });
}

function exchanging(deps: AfterSaleDeps) {
  return routes(exchangingContract, {
    confirmReplacement: async ({ actor, params, body }) => {
      const sale = await answerAfterSale(deps, actor, { ...params, ...body, does: 'confirm' });
      return sale.ok ? ok(await shownToBuyer(deps, sale.value)) : sale;
    },
    sendReplacement: async ({ actor, params, body }) => {
      const sale = await sendReplacement(deps, actor, { ...params, ...body });
      return sale.ok ? ok(await shownToStaff(deps, sale.value)) : sale;
    },
  });
}

function atTheDesk(deps: AfterSaleDeps) {
  const show = async (done: Done): Promise<Result<AfterSale, SaleRefusal>> => {
    const sale = await done;
    return sale.ok ? ok(await shownToStaff(deps, sale.value)) : sale;
  };
  return routes(afterSalesContract, {
    listAfterSales: ({ actor, query }) => listAfterSales(deps, actor, query),
    oneAfterSale: ({ actor, params }) => viewAfterSale(deps, actor, params.id),
    decideAfterSale: ({ actor, params, body }) => show(decideAfterSale(deps, actor, { ...params, ...body })),
    arbitrateAfterSale: ({ actor, params, body }) => show(arbitrate(deps, actor, { ...params, ...body })),
    payReturnFreight: ({ actor, params, body }) => show(payReturnFreight(deps, actor, { ...params, ...body })),
    seePolicy: async ({ actor }) => ok(await seePolicy(deps, actor)),
    setPolicy: ({ actor, body }) => setPolicy(deps, actor, body),
  });
}
