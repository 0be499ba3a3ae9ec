import { machine } from '@hearth/cms/kernel';
import type { PaymentEvent, PaymentState } from '../../contract';

/**
 * The way of a payment (支付单). What was closed or failed may still turn out to be paid: money is never dropped, and whether it can
 * be honoured is for whatever it pays to say.
 */
export const paymentMachine = machine<PaymentState, PaymentEvent>({
  name: 'shop.payment',
  initial: 'new',
  final: ['succeeded', 'failed', 'closed'],
  states: {
    // Written down, and its provider knows nothing yet.
    new: { send: 'sent', close: 'closed' },
    // The call was made; whether it arrived nobody knows.
    sent: { await: 'pending', succeed: 'succeeded', fail: 'failed', close: 'closed', dispute: 'disputed' },
    pending: { succeed: 'succeeded', fail: 'failed', close: 'closed', dispute: 'disputed' },
    succeeded: {},
    failed: { succeed: 'succeeded', dispute: 'disputed' },
    closed: { succeed: 'succeeded', dispute: 'disputed' },
    // A person decides: by asking the provider, or by closing it.
    disputed: { succeed: 'succeeded', close: 'closed' },
  },
});
