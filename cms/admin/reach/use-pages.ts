import { useCallback, useEffect, useRef, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { Reading } from './use-reading';

/** A list that is read page by page. A reading that fails keeps what was there. */
export type Pages<Page> = Reading<Page> & {
  /** Rises with each reading from the top. */
  readonly readings: number;
  /** Reads on from there and puts it below. */
  more(from: string): void;
  /** Changes what is shown, after the host did the same. */
  change(edit: (page: Page) => Page): void;
};

type Held<Page> = { readonly path: string; readonly page: Page };

type Turning<Page> = {
  /** The query's name for where the next page begins. */
  readonly by: 'before' | 'after' | 'cursor';
  /** Puts the next page under what is known. */
  join(known: Page, next: Page): Page;
};

/** Reads a path with a query, page by page. An answer that comes too late is thrown away. `turning` stays the same object. */
export function usePages<Page>(path: string, turning: Turning<Page>): Pages<Page> {
  const { get } = useFetchClient();
  const [held, setHeld] = useState<Held<Page>>();
  const [failed, setFailed] = useState(false);
  const [readings, setReadings] = useState(0);
  const asked = useRef<AbortController>();

  const read = useCallback(
    (from?: string): void => {
      asked.current?.abort();
      const asking = new AbortController();
      asked.current = asking;
      get<Page>(from === undefined ? path : `${path}&${turning.by}=${encodeURIComponent(from)}`, {
        signal: asking.signal,
      })
        .then(({ data }) => {
          setHeld((known) => ({ path, page: from !== undefined && known ? turning.join(known.page, data) : data }));
          setFailed(false);
          if (from === undefined) setReadings((count) => count + 1);
        })
        .catch(() => {
          if (!asking.signal.aborted) setFailed(true);
        });
    },
    [get, path, turning],
  );
  useEffect(() => {
    read();
    return () => asked.current?.abort();
  }, [read]);

  const reload = useCallback(() => read(), [read]);
  const change = useCallback(
    (edit: (page: Page) => Page) => setHeld((known) => known && { ...known, page: edit(known.page) }),
    [],
  );
  const value = held?.path === path ? held.page : undefined;
  return { value, failed, readings, reload, more: read, change };
}
