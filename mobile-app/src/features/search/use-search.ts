import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys, searchStories } from '@/data/content';
import { useWords } from '@/words/words';

const WAIT_MS = 300;

/** The text once the reader stopped typing. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useSearch(text: string) {
  const { locale } = useWords();
  return useInfiniteQuery({
    queryKey: keys.search(text, locale),
    enabled: text !== '',
    initialPageParam: null as string | null, // widened: the next ones are cursors
    queryFn: ({ pageParam, signal }) => searchStories({ text, locale, after: pageParam }, signal),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData, // results stay while the next ones are on their way
  });
}
