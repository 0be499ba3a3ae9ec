import { httpContract, pageCursor, stationSlug } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  fenAmount,
  ownPayment,
  payableKinds,
  payCredential,
  paymentSchema,
  paymentStates,
  paymentStep,
  paymentWord,
  payMethods,
  payProviders,
  providerSetting,
  refundReason,
  refundSchema,
} from './payment-types';

/** Sees the payments of a station. */
export const PAYMENTS_READ = 'plugin::shop.payments.read';
/** Asks providers again, and asks for refunds. */
export const PAYMENTS_REFUND = 'plugin::shop.payments.refund';
/** Approves refunds that others asked for, and closes payments in dispute. */
export const PAYMENTS_APPROVE = 'plugin::shop.payments.approve';
/** Sets providers, their keys, and from which amount a refund needs two. */
export const PAYMENTS_SET = 'plugin::shop.payments.set';

const id = z.object({ id: z.uuid() });
const READ = { staff: PAYMENTS_READ } as const;
const REFUND = { staff: PAYMENTS_REFUND } as const;
const APPROVE = { staff: PAYMENTS_APPROVE } as const;
const SET = { staff: PAYMENTS_SET } as const;
const seen = { version: z.int32().min(0) };
const MOVED = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'] as const;
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;
const CALLED = ['PAY.PROVIDER_REFUSED', 'PAY.PROVIDER_LOST', 'PAY.NOT_OFFERED'] as const;

const BEGUN: readonly string[] = [
  ...['PAY.NOT_PAYABLE', 'PAY.ALREADY_PAID', 'PAY.IN_DOUBT', 'PAY.DISPUTED', 'PAY.METHOD_NOT_OFFERED'],
  ...MOVED,
  ...CALLED,
];

/** Paying, as a reader does it (付款). */
export const payingContract = httpContract('payments', {
  waysToPay: {
    method: 'GET',
    path: '/api/shop/ways-to-pay',
    summary: '支付方式 How the station can be paid',
    access: 'reader',
    query: z.object({ station: stationSlug }),
    result: z.strictObject({
      ways: z.array(z.strictObject({ provider: z.enum(payProviders), methods: z.array(z.enum(payMethods)) })),
    }),
    refusals: [],
  },
  beginPayment: {
    method: 'POST',
    path: '/api/shop/payments',
    summary:
      '付款 Begin to pay for something; asked again it answers the payment that is open, and another way closes the one before',
    access: 'reader',
    body: z.strictObject({
      kind: z.enum(payableKinds),
      subject: z.uuid(),
      provider: z.enum(payProviders),
      method: z.enum(payMethods).default('page'),
      /** Who pays inside WeChat. */
      openid: z.string().min(10).max(64).optional(),
    }),
    result: ownPayment,
    status: 201,
    refusals: BEGUN,
    perMinute: 60,
  },
  ownPayment: {
    method: 'GET',
    path: '/api/shop/payments/:id',
    summary: 'A payment of one’s own',
    access: 'reader',
    params: id,
    result: ownPayment,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});

/** Payments at the desk of finance (收款台账). */
export const paymentsContract = httpContract('payments', {
  listPayments: {
    method: 'GET',
    path: '/shop/payments',
    summary: 'The payments of a station, the newest first',
    access: READ,
    query: z.object({
      station: stationSlug,
      state: z.enum(paymentStates).optional(),
      subject: z.uuid().optional(),
      cursor: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ payments: z.array(paymentSchema), cursor: z.string().nullable() }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  paymentHistory: {
    method: 'GET',
    path: '/shop/payments/:id',
    summary: 'A payment with its refunds, what its provider said, and who did what',
    access: READ,
    params: id,
    result: z.strictObject({
      payment: paymentSchema,
      refunds: z.array(refundSchema),
      words: z.array(paymentWord),
      steps: z.array(paymentStep),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  queryPayment: {
    method: 'POST',
    path: '/shop/payments/:id/query',
    summary: '查单 Ask the provider now, and believe its answer',
    access: REFUND,
    params: id,
    result: paymentSchema,
    refusals: ['HEARTH.NOT_FOUND', ...CALLED],
    perMinute: 60,
  },
  closeDisputed: {
    method: 'POST',
    path: '/shop/payments/:id/close',
    summary: 'Close a payment in dispute; what was paid wrongly is settled with the provider',
    access: APPROVE,
    params: id,
    body: z.strictObject({ ...seen, reason: refundReason }),
    result: paymentSchema,
    refusals: [...MOVED, ...MACHINE],
  },
  askRefund: {
    method: 'POST',
    path: '/shop/payments/:id/refunds',
    summary: '退款 Give money back; above the station’s limit it waits for a second person',
    access: REFUND,
    params: id,
    body: z.strictObject({ amount: fenAmount, reason: refundReason }),
    result: refundSchema,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'PAY.NOT_PAID', 'PAY.TOO_MUCH'],
  },
  approveRefund: {
    method: 'POST',
    path: '/shop/refunds/:id/approve',
    summary: '复核退款 Approve a refund that somebody else asked for',
    access: APPROVE,
    params: id,
    body: z.strictObject(seen),
    result: refundSchema,
    refusals: [...MOVED, ...MACHINE, 'PAY.SECOND_PERSON'],
  },
  declineRefund: {
    method: 'POST',
    path: '/shop/refunds/:id/decline',
    summary: 'Decline a refund that waits, or give up one that failed',
    access: APPROVE,
    params: id,
    body: z.strictObject(seen),
    result: refundSchema,
    refusals: [...MOVED, ...MACHINE],
  },
  retryRefund: {
    method: 'POST',
    path: '/shop/refunds/:id/retry',
    summary: 'Try a refund again that failed, under its own key',
    access: REFUND,
    params: id,
    body: z.strictObject(seen),
    result: refundSchema,
    refusals: [...MOVED, ...MACHINE],
  },
  paymentSettings: {
    method: 'GET',
    path: '/shop/payment-settings',
    summary: 'The providers of a station, and from which amount a refund needs two',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: z.strictObject({
      twoPersonAbove: z.int().min(0),
      version: z.int(),
      providers: z.array(providerSetting),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  setRefundLimit: {
    method: 'PUT',
    path: '/shop/payment-settings',
    summary: 'Set from which amount a refund needs two',
    access: SET,
    body: z.strictObject({ ...seen, station: stationSlug, twoPersonAbove: z.int().min(0).max(100_000_000_00) }),
    result: z.strictObject({ twoPersonAbove: z.int(), version: z.int() }),
    refusals: MOVED,
  },
  setProvider: {
    method: 'PUT',
    path: '/shop/payment-providers/:provider',
    summary: 'Set a provider of a station; a credential that is left out stays',
    access: SET,
    params: z.object({ provider: z.enum(payProviders) }),
    body: z.strictObject({
      ...seen,
      station: stationSlug,
      enabled: z.boolean(),
      credential: payCredential.optional(),
    }),
    result: providerSetting,
    refusals: [...MOVED, 'PAY.WRONG_CREDENTIAL', 'PAY.NOT_OFFERED'],
  },
});
