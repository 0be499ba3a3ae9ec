import type { OwnPayment, Payment, Refund } from '../../contract';
import { isOpen } from './payment.rules';
import { paymentMachine } from './payment.machine';
import type { KeptPayment } from './payment-store';
import { refundMachine } from './refund.machine';
import type { KeptRefund } from './refund-store';

const shared = (payment: KeptPayment) => {
  const { id, kind, subject, provider, method, amount, refunded, title, state, until, paidAt } = payment;
  const moments = { until: until.toISOString(), paidAt: paidAt?.toISOString() ?? null };
  return { id, kind, subject, provider, method, amount, refunded, title, state, ...moments };
};

/** A payment as its buyer sees it; what leads to a till is shown while it may be paid. */
export const presentOwn = (payment: KeptPayment): OwnPayment => ({
  ...shared(payment),
  handover: isOpen(payment.state) ? payment.handover : null,
});

/** A payment as staff sees it, with what they may do now. */
export function presentPayment(payment: KeptPayment): Payment {
  const { station, outTradeNo, tradeRef, refunding, problem, givenBack, queries, version, state } = payment;
  const mayRefund = state === 'succeeded' && payment.refunded + refunding < payment.amount;
  return {
    ...shared(payment),
    ...{ station, outTradeNo, tradeRef, refunding, problem, givenBack, queries, version },
    nextQueryAt: payment.nextQueryAt?.toISOString() ?? null,
    createdAt: payment.createdAt.toISOString(),
    allowedEvents: [
      ...(state === 'new' ? [] : (['query'] as const)),
      ...(mayRefund ? (['refund'] as const) : []),
      ...(state === 'disputed' && paymentMachine.allowed(state).includes('close') ? (['close'] as const) : []),
    ],
  };
}

const BY_HAND = ['approve', 'decline', 'retry'] as const;

/** A refund as staff sees it, with what they may do now. */
export function presentRefund(refund: KeptRefund): Refund {
  const { id, payment, amount, reason, state, askedBy, approvedBy, problem, attempts, version } = refund;
  const allowed = refundMachine.allowed(state);
  return {
    ...{ id, payment, amount, reason, state, askedBy, approvedBy, problem, attempts, version },
    createdAt: refund.createdAt.toISOString(),
    doneAt: refund.doneAt?.toISOString() ?? null,
    allowedEvents: BY_HAND.filter((event) => allowed.includes(event)),
  };
}
