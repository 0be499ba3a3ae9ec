import type { EditionContent } from '../../contract';

/** The name that one of our files lies under; undefined for what lies elsewhere. */
export const fileNameOf = (url: string): string | undefined => /\/uploads\/([\w-]+)\.\w+$/.exec(url)?.[1];

/** The pictures and films of an edition, by the names that our files lie under; a rendition has the original's behind its own. */
export function fileNames({ cover, film, pictures, blocks }: EditionContent): readonly string[] {
  const urls = [cover?.url, film?.url, ...pictures.map(({ url }) => url), ...blocks.map(({ url }) => url)];
  const names = urls.flatMap((url) => fileNameOf(url ?? '') ?? []);
  return [...new Set(names.flatMap((name) => [name, name.replace(/^[a-z0-9]+_/, '')]))];
}
