import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Words in both languages of the house. */
export type Both = { readonly 'zh-Hans': string; readonly en: string };

/** Chooses, of words in both languages, those that the page is in. */
export function useSpoken(): (words: Both) => string {
  const { locale } = useIntl();
  return useCallback((words: Both) => (locale === 'en' ? words.en : words['zh-Hans']), [locale]);
}
