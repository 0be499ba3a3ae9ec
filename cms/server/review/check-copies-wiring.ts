import { revisionStore } from '../revisions/revision-store';
import { blockStore } from '../takedowns/block-store';
import { copiesOf, stillBlocking, wordsOfRevision } from '../takedowns/blocked-copies';
import type { ReviewDeps } from './review-deps';

/** Asks what was ordered down about the newest words of a manuscript. */
export const blockedCopies: ReviewDeps['blockedCopies'] = async (tx, which) => {
  if (!(await blockStore.isAny(tx))) return [];
  const revision = await revisionStore.last(tx, which);
  if (!revision) return [];
  const { station, hash } = revision;
  const words = { ...which, station, hash, texts: wordsOfRevision(revision) };
  return stillBlocking(await copiesOf({ blocks: blockStore }, tx, words)).map(({ number }) => number);
};
