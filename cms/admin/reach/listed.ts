import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Puts names into a line with what separates them in the language of the page. */
export function useListed(): (names: readonly string[]) => string {
  const { locale } = useIntl();
  return useCallback((names) => names.join(locale === 'en' ? ', ' : '、'), [locale]);
}
