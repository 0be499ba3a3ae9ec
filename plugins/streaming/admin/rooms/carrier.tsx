import { Box, Typography } from '@strapi/design-system';
import { useReading } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { DriverName, DriverOffer } from '../../contract';
import { useSay, type Say } from '../words';

type Offers = { readonly usual: DriverName; readonly drivers: readonly DriverOffer[] };

/** Who may carry rooms on this host, once it is known. */
export const useOffers = (): Offers | undefined => useReading<Offers>('/streaming/drivers').value;

/** What a carrier can and cannot, in words. */
function wordsOf(say: Say, locale: string, { capabilities: can }: DriverOffer): { can: string[]; cannot: string[] } {
  const { maxTargets: most, recogniser } = can;
  const words: readonly (readonly [boolean, string])[] = [
    [true, most === null ? say('carrier.targets.any') : say('carrier.targets.most', { most })],
    [can.targetsWhileLive, say('carrier.targets.live')],
    [can.keyOverlap, say('carrier.overlap')],
    [can.latencies.length > 1, say('carrier.latency')],
    [can.trial, say('carrier.trial')],
    [recogniser.some((tag) => tag.startsWith('zh')), say('carrier.captions')],
  ];
  const others = recogniser.filter((tag) => !tag.startsWith('zh') && !tag.includes('-'));
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const languages = others.map((tag) => names.of(tag) ?? tag).join(say('carrier.comma'));
  const further = others.length > 0 ? [say('carrier.captions.other', { languages })] : [];
  return {
    can: [...words.filter(([is]) => is).map(([, word]) => word), ...further],
    cannot: [...words.filter(([is]) => !is).map(([, word]) => word), ...(can.signed ? [] : [say('carrier.signed')])],
  };
}

/** What it means that somebody carries a room. */
export function CarrierWords({ offer }: { readonly offer: DriverOffer }) {
  const say = useSay();
  const { locale } = useIntl();
  const { can, cannot } = wordsOf(say, locale, offer);
  const lines = [say(`carrier.${offer.name}.about`), say('carrier.can', { what: can.join(say('carrier.comma')) })];
  if (cannot.length > 0) lines.push(say('carrier.cannot', { what: cannot.join(say('carrier.comma')) }));
  return (
    <Box>
      {lines.map((line) => (
        <Typography key={line} tag="p" variant="pi" textColor="neutral600" style={{ paddingBottom: 4 }}>
          {line}
        </Typography>
      ))}
    </Box>
  );
}
