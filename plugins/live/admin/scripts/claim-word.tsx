import { StateWord, type Tone } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { ScriptFile } from '../../contract';
import { useSay } from '../sessions/words';

type Claim = ScriptFile['claims'][number];

const TONES: Readonly<Record<Claim['light'], Tone>> = { green: 'proof', amber: 'wait', red: 'stop' };

/** A claim with its light as shape and word, and why it is red. */
export function ClaimWord({ claim: { text, light, why } }: { readonly claim: Claim }) {
  const say = useSay();
  const { formatMessage } = useIntl();
  // Rules have names; one that this page has no words for is named as the host does.
  const reasons = (why ?? '')
    .split(', ')
    .filter((reason) => reason !== '')
    .map((reason) => formatMessage({ id: `live.sessions.why.${reason}`, defaultMessage: reason }));
  const words = [text === '' ? say('sessions.claim.gone') : text, ...reasons].join(' · ');
  return <StateWord tone={TONES[light]} word={`${say(`sessions.light.${light}`)} · ${words}`} />;
}
