import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

/** What a page reads from the host: nothing yet, an answer, or a failure beside the last answer. */
export type Reading<T> = { readonly value: T | undefined; readonly failed: boolean; readonly reload: () => void };

/** Reads a path, again when it changes or is asked to. An answer that comes too late is thrown away. */
export function useReading<T>(path: string | undefined): Reading<T> {
  const { get } = useFetchClient();
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ path: string; value: T } | undefined>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (path === undefined) return undefined;
    const gone = new AbortController();
    get<T>(path, { signal: gone.signal })
      .then(({ data }) => {
        setHeld({ path, value: data });
        setFailed(false);
      })
      .catch(() => {
        if (!gone.signal.aborted) setFailed(true);
      });
    return () => {
      gone.abort();
    };
  }, [get, path, round]);
  const reload = useCallback(() => {
    setRound((one) => one + 1);
  }, []);
  return { value: held?.path === path ? held?.value : undefined, failed, reload };
}
