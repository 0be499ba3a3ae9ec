import { StateWord } from '@hearth/cms/reach';
import type { Variant } from '../../contract';
import { useSay } from '../desk/words';

/** What may still be promised, as shape and number: nothing left while people wait stands out. */
export function FreeWord({ variant: { free, waiting } }: { readonly variant: Pick<Variant, 'free' | 'waiting'> }) {
  const say = useSay();
  if (free > 0) return <StateWord tone="proof" word={String(free)} />;
  return <StateWord tone={waiting > 0 ? 'stop' : 'quiet'} word={say('desk.sold-out')} />;
}
