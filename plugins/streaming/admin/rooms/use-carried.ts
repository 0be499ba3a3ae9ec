import { useState } from 'react';
import type { DriverOffer } from '../../contract';
import { useOffers } from './carrier';
import { fitted, type Carried } from './carrier-choice';

type Choosing = {
  readonly offers: readonly DriverOffer[];
  /** Who is chosen, or who usually does; nobody while it is not known. */
  readonly by: Carried | undefined;
  readonly carry: (by: Carried) => void;
  /** Whether viewers can be asked for a pass. */
  readonly maySign: boolean;
};

/** Who carries the room that is being made. */
export function useCarried(): Choosing {
  const [carried, carry] = useState<Carried | undefined>();
  const known = useOffers();
  const offers = known?.drivers ?? [];
  const offer = offers.find(({ name }) => name === (carried?.driver ?? known?.usual));
  const by = carried ?? (offer && fitted(offer, { latency: 'low', test: false }));
  return { offers, by, carry, maySign: offer?.capabilities.signed ?? true };
}
