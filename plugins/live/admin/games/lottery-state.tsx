import { StateWord, type Tone } from '@hearth/cms/reach';
import type { LotteryState, WinnerState } from '../../contract';
import { useSay } from './words';

const TONES: Readonly<Record<LotteryState, Tone>> = {
  ...{ draft: 'quiet', committed: 'wait', open: 'proof', closed: 'wait', sealed: 'wait', drawn: 'wait' },
  ...{ announced: 'proof', fulfilled: 'proof', archived: 'quiet', cancelled: 'stop' },
};
const JUDGED: Readonly<Record<WinnerState, Tone>> = { drawn: 'wait', passed: 'proof', failed: 'stop' };

/** The state of a lottery as shape and word. */
export function LotteryStateWord({ state }: { readonly state: LotteryState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`games.lottery.is.${state}`)} />;
}

/** What was found about somebody who was drawn, as shape and word. */
export function WinnerStateWord({ state }: { readonly state: WinnerState }) {
  const say = useSay();
  return <StateWord tone={JUDGED[state]} word={say(`games.winner.is.${state}`)} />;
}
