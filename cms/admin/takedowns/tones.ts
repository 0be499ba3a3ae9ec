import type { TakedownState, TakedownWatch } from '../../contract';
import type { Tone } from '../reach/state-word';

/** What the states of an order amount to. */
export const TONES: Readonly<Record<TakedownState, Tone>> = {
  ...{ proposed: 'wait', declined: 'quiet', ordered: 'stop', cleared: 'wait' },
  ...{ sealed: 'proof', lifting: 'wait', lifted: 'quiet' },
};

/** How a watched address stands, as one word: what nobody may overlook is red. */
export function watchTone({ state, last }: Pick<TakedownWatch, 'state' | 'last'>): Tone {
  if (state === 'never') return 'quiet';
  if (state !== 'watching') return 'proof';
  return last?.saw === 'visible' ? 'stop' : 'wait';
}

/** The word for how a watched address stands. */
export function watchWord({ state, last, account }: TakedownWatch) {
  if (state !== 'watching') return `watch.${state}` as const;
  if (account?.state === 'manual_takedown') return 'watch.hand' as const;
  return last?.saw === 'visible' ? ('watch.visible' as const) : ('watch.watching' as const);
}
