import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { provinces } from '@hearth/vetting/contract';
import type { FreightZone } from '../../contract';
import { yuanOf } from '../payments/payment-words';
import { useSay } from '../books/words';

/** The provinces by their codes, in the language of the page. */
export function useProvinces(): readonly (readonly [code: string, name: string])[] {
  const { locale } = useIntl();
  const language = locale === 'en' ? 'en' : 'zh-Hans';
  return useMemo(() => Object.entries(provinces).map(([code, name]) => [code, name[language]] as const), [language]);
}

/** Says what a zone costs in one line. */
export function useZoneWords(): (zone: FreightZone) => string {
  const say = useSay();
  const { locale } = useIntl();
  const all = useProvinces();
  const names = useMemo(() => new Map(all), [all]);
  return useCallback(
    ({ regions, served, firstG, first, stepG, step, cold }) => {
      const where =
        regions.length === 0
          ? say('freight.elsewhere')
          : regions.map((code) => names.get(code) ?? code).join(locale === 'en' ? ', ' : '、');
      if (!served) return say('freight.zone.none', { where });
      const fee = say('freight.zone.fee', {
        ...{ where, firstG, first: yuanOf(first), stepG, step: yuanOf(step) },
      });
      return cold === 0 ? fee : `${fee}${say('freight.zone.cold', { cold: yuanOf(cold) })}`;
    },
    [say, locale, names],
  );
}
