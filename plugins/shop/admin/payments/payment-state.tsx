import { StateWord, type Tone } from '@hearth/cms/reach';
import type { Payment, PaymentState, Refund, RefundState } from '../../contract';
import { useSayPay } from './payment-words';

const TONES: Readonly<Record<PaymentState, Tone>> = {
  ...{ new: 'quiet', sent: 'wait', pending: 'wait', succeeded: 'proof', failed: 'stop', closed: 'quiet' },
  disputed: 'stop',
};

/** A payment's state as shape and word; what came too late and goes back says so. */
export function PaymentStateWord({ payment: { state, givenBack } }: { readonly payment: Payment }) {
  const say = useSayPay();
  return <StateWord tone={TONES[state]} word={say(givenBack ? 'pay.given-back' : `pay.state.${state}`)} />;
}

const REFUND: Readonly<Record<RefundState, Tone>> = {
  ...{ asked: 'wait', created: 'wait', calling: 'wait', unknown: 'wait', querying: 'wait' },
  ...{ done: 'proof', failed: 'stop', declined: 'quiet' },
};

/** A refund's state as shape and word. */
export function RefundStateWord({ refund: { state } }: { readonly refund: Refund }) {
  const say = useSayPay();
  return <StateWord tone={REFUND[state]} word={say(`pay.refund.${state}`)} />;
}
