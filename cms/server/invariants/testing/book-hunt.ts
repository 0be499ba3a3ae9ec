/** Keeps books through many histories, and cuts the first that breaks a promise down to what breaks it. */
import fc from 'fast-check';
import type { BookHouse } from './book-house';
import { BOOK_PROMISES, type BookSeen } from './book-oracle';
import { keptBooks } from './book-play';
import { bookHistory, bookTold } from './book-story';

/** What to play: so many histories of a seed, each in a house of its own. */
export type BookHunt = {
  readonly runs: number;
  readonly seed: number;
  /** Whether the first history that goes wrong is cut down, which takes as many more. */
  readonly cuts?: boolean;
  builds(): Promise<BookHouse> | BookHouse;
};

/** What many histories came to: how they went wrong, if they did. */
export type BookHunted = { readonly seen: BookSeen; readonly breach: string | undefined };

/** Plays them. */
export async function huntBooks({ runs, seed, cuts = true, builds }: BookHunt): Promise<BookHunted> {
  const seen: BookSeen = { graded: 0, regraded: 0, closed: 0, later: 0, accepted: 0 };
  const property = fc.asyncProperty(bookHistory, async (history) => {
    const known = await keptBooks(await builds(), history);
    // The names of the record.
    for (const key of Object.keys(seen) as (keyof BookSeen)[]) if (known.seen[key] > 0) seen[key] += 1;
    const wrong = known.broken.map(({ promise, how }) => `I9 ${promise}: ${BOOK_PROMISES[promise]}\n${how}`);
    if (wrong.length > 0) throw new Error(`${wrong.join('\n')} (SEED=${seed})\n${bookTold(history)}`);
  });
  const { failed, errorInstance } = await fc.check(property, { numRuns: runs, seed, endOnFailure: !cuts });
  return {
    seen,
    breach: failed ? String(errorInstance instanceof Error ? errorInstance.message : errorInstance) : undefined,
  };
}
