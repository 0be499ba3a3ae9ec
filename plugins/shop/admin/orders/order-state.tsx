import { StateWord, type Tone } from '@hearth/cms/reach';
import type { OrderState } from '../../contract';
import { useSay } from '../desk/words';

const TONES: Readonly<Record<OrderState, Tone>> = {
  ...{ 'awaiting-payment': 'wait', reserved: 'wait', paid: 'wait', held: 'stop', shortage: 'stop', confirmed: 'wait' },
  picking: 'wait',
  ...{ shipped: 'wait', delivered: 'proof', received: 'proof', closed: 'quiet', cancelled: 'quiet' },
  refunded: 'quiet',
};

/** An order's state as shape and word. */
export function OrderStateWord({ state }: { readonly state: OrderState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`state.${state}`)} />;
}
