import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FacetCounts, LibraryFacet, LibraryLine } from '../../contract';
import { usePages, type Pages } from '../reach/use-pages';

/** What stands in the address bar, so that a search can be kept and handed on. */
export const NAMES = [
  'words',
  'station',
  'column',
  'state',
  'locale',
  'author',
  'channel',
  'tag',
  'rights',
  'origin',
  'from',
  'to',
  'sort',
] as const;

/** A name in the address. */
export type Name = (typeof NAMES)[number];

/** A page of the library as it was answered. */
export type Found = {
  readonly lines: readonly LibraryLine[];
  readonly cursor: string | null;
  readonly total: { readonly count: number; readonly more: boolean } | null;
  readonly facets: FacetCounts | null;
};

const TURNING = {
  by: 'cursor' as const,
  join: (known: Found, next: Found): Found => ({
    ...next,
    lines: [...known.lines, ...next.lines],
    total: known.total,
    facets: known.facets,
  }),
};

/** Reads and changes what is looked for. */
export function useWanted() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const get = (name: Name): string => params.get(name) ?? '';
    const want = (change: Partial<Record<Name, string>>): void => {
      const next = { ...Object.fromEntries(params), ...change };
      setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
    };
    const chosen = (facet: LibraryFacet): readonly string[] => get(facet).split(',').filter(Boolean);
    const kept = NAMES.map((name) => [name, get(name)]).filter(([, value]) => value !== '');
    return { get, want, chosen, query: new URLSearchParams(kept).toString() };
  }, [params, setParams]);
}

/** What is looked for, and how it is changed. */
export type Wanted = ReturnType<typeof useWanted>;

/** Looks through the library, page by page. */
export function useFound(query: string): Pages<Found> {
  return usePages<Found>(`/cms/library?limit=20&${query}`, TURNING);
}
