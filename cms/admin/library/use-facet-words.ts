import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { LibraryFacet } from '../../contract';

/** Words the values of facets that are codes; names stay as they are. */
export function useFacetWords(): (facet: LibraryFacet, value: string, label: string) => string {
  const { formatMessage } = useIntl();
  return useCallback(
    (facet, value, label) => {
      switch (facet) {
        case 'state':
          return formatMessage({ id: `cms.review.state.${value}` });
        case 'locale':
          return formatMessage({ id: `cms.reach.in.${value}` });
        case 'rights':
          return formatMessage({ id: `cms.library.rights.${value}` });
        case 'origin':
          return formatMessage({ id: `cms.library.origin.${value}` });
        case 'column':
        case 'author':
        case 'channel':
        case 'tag':
          return label;
      }
    },
    [formatMessage],
  );
}
