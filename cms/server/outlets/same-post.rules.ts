/** A post in the list of an account, as far as it can be told from others. */
export type Listed = { readonly words: string; readonly at: Date | null };

/** Clocks of platforms and ours are not the same. */
const SKEW = 2 * 60_000;

/** Words as they are compared: platforms shorten links, trim spaces and end lines in their own way. */
const bare = (words: string): string => words.replace(/https?:\/\/\S+/g, '').replace(/\s+/g, '');

/**
 * Whether a listed post is the one that was asked for: the same words, on the same account, not older than the asking. Platforms without
 * keys leave nothing better to go by, and a post that a person made with the very same words is as good.
 */
export function isSamePost(
  { words, at }: Listed,
  asked: { readonly words: string; readonly sentAt: Date | null },
): boolean {
  const isLater = at === null || asked.sentAt === null || at.getTime() >= asked.sentAt.getTime() - SKEW;
  return isLater && bare(words) === bare(asked.words);
}
