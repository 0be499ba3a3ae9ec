import { librarySearch, type LibrarySearch } from '../../contract';

/** Reads what stands behind the `?` of the library's address; undefined when nobody can. */
export function readQuery(query: string): LibrarySearch | undefined {
  const params = new URLSearchParams(query);
  const names = Object.keys(librarySearch.shape);
  const given = names.flatMap((name) => {
    const values = params.getAll(name).filter((value) => value !== '');
    return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values] as const];
  });
  return librarySearch.safeParse(Object.fromEntries(given)).data;
}
