import { StateWord, type Tone } from '@hearth/cms/reach';
import type { AfterSaleState } from '../../contract';
import { useSayShip } from '../parcels/ship-words';

const TONES: Readonly<Record<AfterSaleState, Tone>> = {
  ...{ requested: 'wait', review: 'wait', approved: 'wait', 'awaiting-parcel': 'wait', returning: 'wait' },
  ...{ inspecting: 'wait', refunding: 'wait', arbitration: 'stop', declined: 'stop', refused: 'stop' },
  ...{ reshipping: 'wait', reshipped: 'wait', exchanged: 'proof' },
  ...{ refunded: 'proof', rejected: 'quiet', closed: 'quiet', lapsed: 'quiet', withdrawn: 'quiet' },
};

/** A request's state as shape and word. */
export function AfterSaleStateWord({ state }: { readonly state: AfterSaleState }) {
  const say = useSayShip();
  return <StateWord tone={TONES[state]} word={say(`sale.state.${state}`)} />;
}
