import type { Reason } from './reasons';
import { useListing, useSay } from './words';

/** Puts into words why something cannot be done. */
export function useReasonWords(): (reason: Reason) => string {
  const say = useSay();
  const listed = useListing();
  return (reason) => {
    switch (reason.why) {
      case 'claimed':
        return say('why.claimed', { name: reason.name });
      case 'read':
        return say('why.read', { name: reason.name });
      case 'proofs':
        return say('why.proofs', { proofs: listed(reason.proofs.map((proof) => say(`step.proof.${proof}`))) });
      case 'marks':
      case 'reds':
        return say(`why.${reason.why}`, { count: reason.count });
      case 'level':
        return say('why.level', { step: say(`step.review.${reason.level}`) });
      default:
        return say(`why.${reason.why}`);
    }
  };
}
