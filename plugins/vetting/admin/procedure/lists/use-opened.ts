import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PART = 'open';

/** Which line of a list lies open beside it. It stands in the address, so that it can be sent to somebody. */
export function useOpened() {
  const [search, setSearch] = useSearchParams();
  const addressOf = (id: string): string =>
    `?${new URLSearchParams({ ...Object.fromEntries(search), [PART]: id }).toString()}`;
  const close = useCallback(() => {
    setSearch((known) => {
      const next = new URLSearchParams(known);
      next.delete(PART);
      return next;
    });
  }, [setSearch]);
  const open = useCallback(
    (id: string) => setSearch((known) => ({ ...Object.fromEntries(known), [PART]: id })),
    [setSearch],
  );
  return { opened: search.get(PART) ?? undefined, addressOf, open, close };
}
