import type { EditionContent } from '../../contract';
import { hashOf } from '../../kernel';
import { picturesOf, type Master } from './master.rules';

/**
 * What signatures of words edited by hand cover (I1): those words and the very words of the story that they were made from. When the
 * story changes, nothing that was signed of its editions covers them any more.
 */
export const handHash = (content: EditionContent, masterHash: string): string => hashOf({ content, masterHash });

type Fixed = 'form' | 'link' | 'source' | 'aiLabel';
const FIXED: readonly Fixed[] = ['form', 'link', 'source', 'aiLabel'];

/**
 * Where an edition says or shows what is not of its story: labels that the law asks for stay as they are, and whatever is shown was
 * reviewed with the story. Undefined when all of it is.
 */
export function foreignIn(edited: EditionContent, derived: EditionContent, master: Master): string | undefined {
  const changed = FIXED.find((field) => edited[field] !== derived[field]);
  if (changed) return changed;
  const known = new Set([...picturesOf(master), ...(master.film ? [master.film] : [])].map(({ url }) => url));
  for (const { url } of master.blocks) if (url) known.add(url);
  const shown: readonly (readonly [string, string | null | undefined])[] = [
    ['cover', edited.cover?.url],
    ['film', edited.film?.url],
    ...edited.pictures.map(({ url }) => ['pictures', url] as const),
    ...edited.blocks.map(({ url }) => ['blocks', url] as const),
  ];
  return shown.find(([, url]) => url && !known.has(url))?.[0];
}
