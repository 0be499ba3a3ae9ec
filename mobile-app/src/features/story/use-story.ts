import { useQuery } from '@tanstack/react-query';
import type { ContentLocale } from '@/contract/types';
import { fetchStory, keys, TAKEN_DOWN } from '@/data/content';
import { Refused } from '@/data/result';

const gone = (error: unknown) => error instanceof Refused && error.refusal.code === 'HEARTH.NOT_FOUND';

/** The host says that there is no such story, or no longer. */
export const isGone = (error: unknown) =>
  gone(error) || (error instanceof Refused && error.refusal.code === TAKEN_DOWN);

/** In the reader's language, and where it was never translated, in the other one. */
async function inEither(id: string, locale: ContentLocale) {
  try {
    return await fetchStory(id, locale);
  } catch (error) {
    if (!isGone(error)) throw error;
    try {
      return await fetchStory(id, locale === 'en' ? 'zh-Hans' : 'en');
    } catch (other) {
      // That it was taken down says more than that it was never translated.
      throw gone(error) ? other : error;
    }
  }
}

export function useStory(id: string, locale: ContentLocale) {
  return useQuery({
    queryKey: keys.story(id, locale),
    queryFn: () => inEither(id, locale),
    staleTime: 0, // what was read before is shown at once and asked for again: it may have been corrected or taken down
  });
}
