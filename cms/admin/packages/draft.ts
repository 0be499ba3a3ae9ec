import type { PackageStory, WholePackage } from '../../contract';

/** A story in a package while somebody builds it. */
export type DraftItem = PackageStory & { readonly note: string };

/** A package while somebody builds it. */
export type Draft = {
  readonly title: string;
  readonly intro: string;
  readonly cover: string | null;
  readonly items: readonly DraftItem[];
};

/** What the host keeps, as somebody begins to change it. */
export const draftOf = ({ title, intro, cover, items }: WholePackage): Draft => ({ title, intro, cover, items });

/** Whether anything would be saved. */
export function isChanged(draft: Draft, kept: WholePackage): boolean {
  return JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(draftOf(kept)));
}

/** What is sent of a draft. */
export function bodyOf({ title, intro, cover, items }: Draft): object {
  return { title, intro, cover, items: items.map(({ documentId, note }) => ({ documentId, note })) };
}

/** One story moved to another place; the others keep their order. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const one = items[from];
  if (one === undefined || to < 0 || to >= items.length) return items;
  return items.filter((_item, at) => at !== from).toSpliced(to, 0, one);
}

/** A draft without one of its stories; a cover goes with its story. */
export function without(draft: Draft, documentId: string): Draft {
  const items = draft.items.filter((item) => item.documentId !== documentId);
  return { ...draft, items, cover: draft.cover === documentId ? null : draft.cover };
}
