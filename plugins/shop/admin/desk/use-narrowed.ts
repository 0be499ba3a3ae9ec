import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What narrows a list, in the address bar; whoever narrows anew begins at the top. */
export function useNarrowed() {
  const [search, setSearch] = useSearchParams();
  const turn = useCallback(
    (part: string, value: string): void =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('before');
          if (value === '') next.delete(part);
          else next.set(part, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { search, turn };
}
