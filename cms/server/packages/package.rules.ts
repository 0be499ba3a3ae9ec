import type { ContentLocale, PackageItem, PackageWords } from '../../contract';
import { hashOf } from '../../kernel';

/** What readers are shown of a package: a copy that is bound by its hash. */
export type PackageCopy = PackageWords & { readonly locale: ContentLocale };

type Written = Omit<PackageCopy, 'items'> & { readonly items: readonly PackageItem[] };

/** The copy of what is written now, and the hash that the ledger names it by. */
export function copyOf({ locale, title, intro, cover, items }: Written): {
  readonly copy: PackageCopy;
  readonly hash: string;
} {
  const copy = { locale, title, intro, cover, items: items.map(({ documentId, note }) => ({ documentId, note })) };
  return { copy, hash: hashOf(copy) };
}

/** The first story that stands in a package more than once. */
export function twiceIn(items: readonly { readonly documentId: string }[]): string | undefined {
  const ids = items.map(({ documentId }) => documentId);
  return ids.find((id, at) => ids.indexOf(id) !== at);
}

/** The cover has to be one of the stories; else the picture of the first that has one is shown. */
export function coverOf({ cover, items }: Pick<PackageWords, 'cover' | 'items'>): string | null {
  return items.some(({ documentId }) => documentId === cover) ? cover : null;
}
