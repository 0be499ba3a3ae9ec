import { useIntl } from 'react-intl';
import type { MediaAsset } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';

const TONES = {
  fine: 'proof',
  future: 'wait',
  expiring: 'wait',
  expired: 'stop',
  unnoted: 'quiet',
} as const satisfies Record<MediaAsset['state'], Tone>;

const DAY = 86_400_000;

/** How the licence of an asset stands, by shape, colour and words; with the days that are left where they press. */
export function LicenceMark({ asset: { state, rights } }: { readonly asset: MediaAsset }) {
  const { formatMessage, formatDate } = useIntl();
  const at = state === 'future' ? rights.from : rights.to;
  const days = Math.ceil((Date.parse(rights.to ?? '') - Date.now()) / DAY);
  const isThisYear = at?.slice(0, 4) === new Date().toISOString().slice(0, 4);
  const day = { month: 'short', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
  const date = at ? formatDate(at, isThisYear ? day : { ...day, year: 'numeric' }) : '';
  const word = formatMessage({ id: `cms.media.state.${state}` }, { days, date });
  return <StateWord tone={TONES[state]} word={word} />;
}
