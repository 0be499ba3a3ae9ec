import {
  resealColumn,
  routes,
  type PermissionDeclaration,
  type Platform,
  type Slice,
  type Tx,
} from '@hearth/cms/platform';
import {
  cashierContract,
  paymentErrors,
  PAYMENTS_APPROVE,
  PAYMENTS_READ,
  PAYMENTS_REFUND,
  PAYMENTS_SET,
  paymentsContract,
  payingContract,
} from '../../contract';
import { applyInbox } from './apply-inbox';
import { beginPayment } from './begin-payment';
import { askRefund, decideRefund } from './decide-refund';
import { hearProviders } from './callback-routes';
import { paymentData } from './payment-data';
import { paymentInboxStore, SEALED_WORDS } from './payment-inbox-store';
import { paymentNotices } from './payment-notices';
import { paymentMachine } from './payment.machine';
import { callInFor, DUE, INBOX, paymentDeps, SANDBOX_CALL, SANDBOX_LATE, tillDeps } from './payments-wiring';
import { SEALED_PAY_CREDENTIALS } from './provider-store';
import { refundMachine } from './refund.machine';
import { chooseAtTill, seeTrade } from './sandbox/choose-at-till';
import { serveCashier } from './sandbox/serve-cashier';
import { seeSettings, setProvider, setRefundLimit } from './set-providers';
import { closeDisputed, listPayments, queryPayment, seeOwnPayment, viewPayment, waysToPay } from './view-payments';
import { workDue } from './work-due';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '收款 Payments',
});

/** Payments (收款): providers, what they say, and money that goes back. */
export const paymentsSlice: Slice = {
  name: 'shop.payments',
  errors: [paymentErrors],
  machines: [paymentMachine, refundMachine],
  permissions: [
    permission(PAYMENTS_READ, '查看收款', 'See payments'),
    permission(PAYMENTS_REFUND, '查单、提出退款', 'Ask providers, and ask for refunds'),
    permission(PAYMENTS_APPROVE, '复核退款、关闭争议', 'Approve refunds and close disputes'),
    permission(PAYMENTS_SET, '设置支付渠道', 'Set payment providers'),
  ],
  grants: [
    { roles: ['finance', 'shop-keeper', 'after-sales-clerk'], action: PAYMENTS_READ },
    { roles: ['finance', 'after-sales-clerk'], action: PAYMENTS_REFUND },
    { roles: ['finance'], action: PAYMENTS_APPROVE },
    { roles: ['finance'], action: PAYMENTS_SET },
  ],
  register(platform) {
    const { notices, personalData, fastLane } = platform;
    notices.declare(paymentNotices);
    personalData.register(paymentData(paymentDeps(platform)));
    work(platform);
    if (paymentDeps(platform).providers.hasSandbox) serveCashier(fastLane);
  },
  routes: (platform) => [paying(platform), atTheDesk(platform), atTheTill(platform)],
  start: async (platform) => hearProviders({ ...platform, deps: paymentDeps(platform) }),
  async ready({ database, vault, log }) {
    const credentials = await resealColumn(database, vault, SEALED_PAY_CREDENTIALS);
    const resealed = credentials + (await resealColumn(database, vault, SEALED_WORDS));
    if (resealed > 0) log.info('keys and notices of payments were brought under the current key', { resealed });
  },
};

function work(platform: Platform): void {
  const { jobs, schedule } = platform;
  const deps = paymentDeps(platform);
  jobs.define({ ...INBOX, handle: () => applyInbox(deps), atOnce: 2 });
  jobs.define({ ...DUE, handle: () => workDue(deps), atOnce: 2 });
  jobs.define({ ...SANDBOX_CALL, handle: ({ outTradeNo }) => callInFor(platform, outTradeNo) });
  jobs.define({
    ...SANDBOX_LATE,
    handle: async ({ token }) => {
      await chooseAtTill(tillDeps(platform), { token, choice: 'pay' });
    },
  });
  schedule.tick({
    name: 'shop.payments-due',
    cron: '* * * * *',
    missed: 'skip',
    lease: 90,
    // Also for what could not be applied, and for what is left of a node that died.
    handle: () =>
      Promise.resolve(async (tx: Tx) => {
        if (await paymentInboxStore.isWaiting(tx)) await deps.work.heard(tx);
        await deps.work.dueIn(tx, 'tick', 0);
      }),
  });
  schedule.tick({
    name: 'shop.payments-forget',
    cron: '50 4 * * *',
    missed: 'skip',
    handle: () => Promise.resolve((tx: Tx) => paymentInboxStore.forgetBodies(tx)),
  });
}

const paying = (platform: Platform) => {
  const deps = paymentDeps(platform);
  return routes(payingContract, {
    waysToPay: ({ query }) => waysToPay(deps, query.station),
    beginPayment: ({ actor, body: { openid, ...wanted }, request }) =>
      beginPayment(deps, actor, { ...wanted, payer: { address: request.address, openid } }),
    ownPayment: ({ actor, params }) => seeOwnPayment(deps, actor, params.id),
  });
};

const atTheDesk = (platform: Platform) => {
  const deps = paymentDeps(platform);
  return routes(paymentsContract, {
    listPayments: ({ actor, query }) => listPayments(deps, actor, query),
    paymentHistory: ({ actor, params }) => viewPayment(deps, actor, params.id),
    queryPayment: ({ actor, params }) => queryPayment(deps, actor, params.id),
    closeDisputed: ({ actor, params, body }) => closeDisputed(deps, actor, { ...params, ...body }),
    askRefund: ({ actor, params, body }) => askRefund(deps, actor, { ...params, ...body }),
    approveRefund: ({ actor, params, body }) => decideRefund(deps, actor, { ...params, ...body, event: 'approve' }),
    declineRefund: ({ actor, params, body }) => decideRefund(deps, actor, { ...params, ...body, event: 'decline' }),
    retryRefund: ({ actor, params, body }) => decideRefund(deps, actor, { ...params, ...body, event: 'retry' }),
    paymentSettings: ({ actor, query }) => seeSettings(deps, actor, query.station),
    setRefundLimit: ({ actor, body }) => setRefundLimit(deps, actor, body),
    setProvider: ({ actor, params, body }) => setProvider(deps, actor, { ...params, ...body }),
  });
};

const atTheTill = (platform: Platform) =>
  routes(cashierContract, {
    cashierTrade: ({ params }) => seeTrade(tillDeps(platform), params.token),
    cashierChoose: ({ params, body }) => chooseAtTill(tillDeps(platform), { ...params, ...body }),
  });
