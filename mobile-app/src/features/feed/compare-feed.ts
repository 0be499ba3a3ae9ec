import type { Feed, StoryCard } from '@/contract/types';

export interface News {
  /** How many stories stand above or among the shown ones that a reader has not been offered yet. */
  readonly fresh: number;
  /** Shown stories whose words have changed, by id. */
  readonly changed: ReadonlyMap<string, StoryCard>;
  /** Shown stories the host no longer lists although its page reaches further back than they do. */
  readonly withdrawn: ReadonlySet<string>;
}

/** A backfilled story at the end of the page is older than all that is shown: it is not news. */
function freshOnes(shown: ReadonlySet<string>, first: readonly StoryCard[]): number {
  const lastKnown = first.findLastIndex((story) => shown.has(story.id));
  const above = lastKnown === -1 ? first : first.slice(0, lastKnown);
  return above.filter((story) => !shown.has(story.id)).length;
}

/** What a newly read first page says about the list on the screen, which must not jump. */
export function compareFeed(shown: readonly StoryCard[], first: Feed): News {
  const now = new Map(first.items.map((story) => [story.id, story]));
  const reach = first.next === null ? '' : (first.items.at(-1)?.publishedAt ?? '');
  const changed = new Map<string, StoryCard>();
  const withdrawn = new Set<string>();
  for (const story of shown) {
    const fresh = now.get(story.id);
    if (fresh && fresh.updatedAt !== story.updatedAt) changed.set(story.id, fresh);
    if (!fresh && story.publishedAt > reach) withdrawn.add(story.id);
  }
  return { fresh: freshOnes(new Set(shown.map((story) => story.id)), first.items), changed, withdrawn };
}
