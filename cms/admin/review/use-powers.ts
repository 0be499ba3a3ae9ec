import { useMay } from '../reach/use-may';
import type { Powers } from './reasons';

/** What one's own roles let one sign; what others lent for a while only the host knows. */
export function usePowers(): Powers {
  const first = useMay('plugin::cms.review.first');
  const second = useMay('plugin::cms.review.second');
  const third = useMay('plugin::cms.review.third');
  const proof = useMay('plugin::cms.review.proof');
  const submit = useMay('plugin::cms.review.submit');
  return {
    levels: [...(first ? ([1] as const) : []), ...(second ? ([2] as const) : []), ...(third ? ([3] as const) : [])],
    proof,
    submit,
  };
}
