import { StateWord, type Tone } from '@hearth/cms/reach';
import { useSay } from '../desk/words';
import { standingOf, type Standing, type Stood } from './offer-draft.rules';

const TONES: Readonly<Record<Standing, Tone>> = {
  ...{ draft: 'quiet', soon: 'wait', selling: 'proof', barred: 'stop', 'sold-out': 'wait', over: 'quiet' },
  closed: 'quiet',
};

/** Where an offer stands now, as shape and word: one that is open sells only between its hours. */
export function OfferStanding({ offer }: { readonly offer: Stood }) {
  const say = useSay();
  const standing = standingOf(offer, Date.now());
  return <StateWord tone={TONES[standing]} word={say(`desk.offer.${standing}`)} />;
}
