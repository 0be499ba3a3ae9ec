import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { DeadLetter } from '../../contract';

/** The list as far as it was read. A reading that fails keeps what was there. */
export type Letters = {
  readonly letters: readonly DeadLetter[] | undefined;
  readonly total: number;
  readonly failed: boolean;
  /** Whether there is more to read. */
  readonly more: boolean;
  reload(): void;
  readMore(): void;
};

type Page = { readonly letters: readonly DeadLetter[]; readonly next: string | null; readonly total: number };
type Read = {
  readonly letters: readonly DeadLetter[] | undefined;
  readonly next: string | null;
  readonly total: number;
};

const NOTHING: Read = { letters: undefined, next: null, total: 0 };

/** Reads what failed for the last time, page by page. */
export function useLetters(): Letters {
  const { get } = useFetchClient();
  const [read, setRead] = useState(NOTHING);
  const [failed, setFailed] = useState(false);
  const readPage = useCallback(
    (after: string | null) => {
      const query = after ? `?after=${encodeURIComponent(after)}` : '';
      get<Page>(`/cms/jobs/dead${query}`)
        .then(({ data }) => {
          setFailed(false);
          setRead((before) => ({
            ...data,
            letters: after ? [...(before.letters ?? []), ...data.letters] : data.letters,
          }));
        })
        .catch(() => {
          setFailed(true);
        });
    },
    [get],
  );
  const reload = useCallback(() => {
    readPage(null);
  }, [readPage]);
  useEffect(reload, [reload]);
  const { letters, total, next } = read;
  return {
    ...{ letters, total, failed, reload },
    more: next !== null,
    readMore: () => {
      if (next) readPage(next);
    },
  };
}
