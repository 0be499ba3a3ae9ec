import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';

type Columns = { readonly results: readonly { readonly documentId: string; readonly name: string }[] };

const COLUMNS = '/content-manager/collection-types/plugin::cms.column?page=1&pageSize=100';

/** Names columns by their ids; an id whose column one may not see says nothing. */
export function useColumnNames(): (id: string) => string {
  const { locale } = useIntl();
  const mayRead = useMay('plugin::content-manager.explorer.read', 'plugin::cms.column');
  const path = `${COLUMNS}&locale=${locale === 'en' ? 'en' : 'zh-Hans'}`;
  const columns = useReading<Columns>(mayRead ? path : undefined).value;
  return useCallback((id) => columns?.results.find(({ documentId }) => documentId === id)?.name ?? '', [columns]);
}
