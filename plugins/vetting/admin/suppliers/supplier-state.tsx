import { StateWord, type Tone } from '@hearth/cms/reach';
import type { SupplierState } from '../../contract';
import { useSay } from '../words';

/** What the states of a supplier amount to. */
const TONES: Readonly<Record<SupplierState, Tone>> = {
  ...{ draft: 'quiet', filed: 'wait', refused: 'stop', verified: 'proof' },
  ...{ lapsed: 'wait', barred: 'stop', closed: 'quiet' },
};

/** Where a supplier stands, as shape and word. */
export function SupplierStateWord({ state }: { readonly state: SupplierState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`supplier.state.${state}`)} />;
}
