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

/** The address of the same list with another state, or with all of them. */
export function withState(search: URLSearchParams, state: string): string {
  const next = new URLSearchParams(search);
  next.delete('before');
  if (state === 'all') next.delete('state');
  else next.set('state', state);
  return `?${next.toString()}`;
}

/** Of an address those parts that a list knows, as a query. */
export function asked(search: URLSearchParams, parts: readonly string[]): string {
  const known = parts.flatMap((part): [string, string][] => {
    const value = search.get(part) ?? '';
    return value === '' ? [] : [[part, value]];
  });
  return new URLSearchParams(known).toString();
}
