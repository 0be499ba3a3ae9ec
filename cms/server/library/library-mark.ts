import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where a page ended: at a moment and a manuscript, or after so many of the best. */
export type LibraryMark =
  { readonly at: string; readonly documentId: string; readonly locale: string } | { readonly shown: number };

/** The best are ranked among this many; whoever has not found it among the first types another word. */
export const DEEPEST_BEST = 1_000;

/** A mark belongs to one question: a sum of the question goes with it. */
export function libraryCursor(mark: LibraryMark, question: string): string {
  const parts = 'shown' in mark ? ['b', mark.shown] : ['t', mark.at, mark.documentId, mark.locale];
  return Buffer.from(JSON.stringify([sum(question), ...parts])).toString('base64url');
}

/** Reads a mark; undefined when it is none of ours or of another question. */
export function libraryMark(cursor: string, question: string): LibraryMark | undefined {
  const parts = parsed(cursor);
  if (parts?.[0] !== sum(question)) return undefined;
  const [, ...rest] = parts;
  const ranked = ofRank.safeParse(rest);
  if (ranked.success) return { shown: ranked.data[1] };
  const timed = ofTime.safeParse(rest);
  if (!timed.success) return undefined;
  const [, at, documentId, locale] = timed.data;
  return { at, documentId, locale };
}

const ofRank = z.tuple([
  z.literal('b'),
  z
    .int()
    .min(1)
    .max(DEEPEST_BEST - 1),
]);
const ofTime = z.tuple([
  z.literal('t'),
  z.iso.datetime(),
  z.string().regex(/^[a-z0-9]{1,64}$/),
  z.enum(['zh-Hans', 'en']),
]);

function parsed(cursor: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const sum = (question: string): string => createHash('sha256').update(question).digest('base64url').slice(0, 8);
