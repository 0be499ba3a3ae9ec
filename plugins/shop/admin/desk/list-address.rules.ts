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
