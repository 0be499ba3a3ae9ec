import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { Station } from '../../contract';

/** The stations one sees, one's own first in `own`; none while they are being read. */
export function useStations(): { readonly own: string; readonly stations: readonly Station[] } {
  const { get } = useFetchClient();
  const [known, setKnown] = useState<{ own: string; stations: Station[] }>({ own: '', stations: [] });
  useEffect(() => {
    get<{ own: string; stations: Station[] }>('/cms/stations').then(
      ({ data }) => setKnown(data),
      // The page that asks says what is wrong; without stations there is nothing to choose.
      () => undefined,
    );
  }, [get]);
  return known;
}
