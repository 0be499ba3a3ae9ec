import { librarySearch, type LibrarySearch } from '../../contract';

/** Reads what stands behind the `?` of the library's address; undefined when nobody can. */
export function readQuery(query: string): LibrarySearch | undefined {
  const given = [...new URLSearchParams(query)].filter(([, value]) => value !== '');
  return librarySearch.safeParse(Object.fromEntries(given)).data;
}
