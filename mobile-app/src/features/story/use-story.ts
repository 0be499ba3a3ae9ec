import { useQuery } from '@tanstack/react-query';
import type { ContentLocale } from '@/contract/types';
import { fetchStory, keys } from '@/data/content';
import { Refused } from '@/data/result';

const gone = (error: unknown) => error instanceof Refused && error.refusal.code === 'HEARTH.NOT_FOUND';

/** In the reader's language, and where it was never translated, in the other one. */
async function inEither(id: string, locale: ContentLocale) {
  try {
    return await fetchStory(id, locale);
  } catch (error) {
    if (!gone(error)) throw error;
    return fetchStory(id, locale === 'en' ? 'zh-Hans' : 'en');
  }
}

export function useStory(id: string, locale: ContentLocale) {
  return useQuery({
    queryKey: keys.story(id, locale),
    queryFn: () => inEither(id, locale),
    staleTime: 0, // what was read before is shown at once and asked for again: it may have been corrected or taken down
  });
}
