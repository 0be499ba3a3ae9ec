import { StateWord } from '@hearth/cms/reach';
import type { Variant } from '../../contract';
import { useSay } from '../desk/words';

type Props = {
  readonly variant: Pick<Variant, 'free' | 'waiting'>;
  /** Where no head of a column says what is counted. */
  readonly isWhole?: boolean;
};

/** What may still be promised, as shape and number: nothing left while people wait stands out. */
export function FreeWord({ variant: { free, waiting }, isWhole = false }: Props) {
  const say = useSay();
  if (free > 0) return <StateWord tone="proof" word={isWhole ? say('desk.free', { free }) : String(free)} />;
  return <StateWord tone={waiting > 0 ? 'stop' : 'quiet'} word={say('desk.sold-out')} />;
}
