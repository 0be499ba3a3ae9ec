import type { KeptPayment } from './payment-store';
import type { PayOrder } from './provider';

/** Where providers call in about the payments of a station. */
export const CALLBACKS = '/api/shop/pay/callbacks';

/** A payment as its provider is told of it: made of what is kept alone, so that each call says the same. */
export function orderOf(root: string, payment: KeptPayment): PayOrder {
  const { station, provider, subject, outTradeNo, amount, title, method, until, providerRef, tradeRef } = payment;
  return {
    ...{ station, outTradeNo, amount, title, method, until, providerRef, tradeRef },
    notifyUrl: `${root}${CALLBACKS}/${provider}/${station}`,
    returnUrl: `${root}/mall/orders/${subject}`,
  };
}
