import { StateWord } from '@hearth/cms/reach';
import type { Offer } from '../../contract';
import { useSay } from '../desk/words';
import { standingOf } from './offer-draft.rules';

const TONES = {
  draft: 'quiet',
  soon: 'wait',
  selling: 'proof',
  over: 'quiet',
  'sold-out': 'stop',
  closed: 'quiet',
} as const;

type Props = { readonly offer: Pick<Offer, 'state' | 'opensAt' | 'closesAt' | 'total' | 'taken'> };

/** Where an offer stands now, as shape and word: one that is open sells only between its hours. */
export function OfferStanding({ offer }: Props) {
  const say = useSay();
  const standing = standingOf(offer, Date.now());
  return <StateWord tone={TONES[standing]} word={say(`desk.offer.${standing}`)} />;
}
