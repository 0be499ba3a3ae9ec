import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';

type Found = { readonly results: readonly { documentId: string; name: string; station?: string }[] };

/** A column by its id and name. */
export type ColumnChoice = { readonly id: string; readonly name: string; readonly station: string };

const COLUMNS = '/content-manager/collection-types/plugin::cms.column?page=1&pageSize=100';

/** The columns that one may see, in the language of the page. */
export function useColumns(): readonly ColumnChoice[] {
  const { locale } = useIntl();
  const mayRead = useMay('plugin::content-manager.explorer.read', 'plugin::cms.column');
  const path = `${COLUMNS}&locale=${locale === 'en' ? 'en' : 'zh-Hans'}`;
  const found = useReading<Found>(mayRead ? path : undefined).value;
  return useMemo(
    () => (found?.results ?? []).map(({ documentId: id, name, station = '' }) => ({ id, name, station })),
    [found],
  );
}
