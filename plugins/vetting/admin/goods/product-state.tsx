import { StateWord, type Tone } from '@hearth/cms/reach';
import type { PaperBand, PaperState, ProductState } from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Record<ProductState, Tone>> = {
  ...{ draft: 'quiet', 'paper-review': 'wait', sampling: 'wait', panel: 'wait', scored: 'wait', fixing: 'wait' },
  ...{ 'price-review': 'wait', approved: 'proof', suspended: 'stop', recalled: 'stop', retired: 'quiet' },
  ...{ rejected: 'stop', vetoed: 'stop' },
};

/** A product's state as shape and word. */
export function ProductStateWord({ state }: { readonly state: ProductState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`goods.state.${state}`)} />;
}

const PAPER_TONES: Readonly<Record<PaperState, Tone>> = {
  ...{ filed: 'wait', accepted: 'proof', refused: 'stop', withdrawn: 'quiet' },
};

/** A paper's state as shape and word. */
export function PaperStateWord({ state }: { readonly state: PaperState }) {
  const say = useSay();
  return <StateWord tone={PAPER_TONES[state]} word={say(`goods.paper.${state}`)} />;
}

const BAND_TONES: Readonly<Record<PaperBand, Tone>> = {
  ...{ expired: 'stop', week: 'stop', month: 'wait', fine: 'proof', endless: 'proof', 'not-yet': 'quiet' },
};

type BandProps = { readonly band: PaperBand; readonly daysLeft: number | null };

/** How near the end of a paper is 到期色带: colour, shape and the days. */
export function Band({ band, daysLeft }: BandProps) {
  const say = useSay();
  const days = Math.abs(daysLeft ?? 0);
  return <StateWord tone={BAND_TONES[band]} word={say(`goods.band.${band}`, { days })} />;
}
