import { staleOf } from '../review/renew';
import type { Reading, ReviewDeps } from '../review/review-deps';
import type { Signing } from './is-covered';

type Asked = Signing & { readonly hash: string; readonly now: Date };

/** Whether the words that an edition was made from were signed too long ago, or by rules that have changed. */
export type IsStale = (read: Reading, asked: Asked) => Promise<boolean>;

/** Asks the signatures of the story and the rules of its column as they are now. An emergency order has a clock of its own. */
export const isStale =
  (deps: Pick<ReviewDeps, 'policies' | 'stations'>): IsStale =>
  async (read, asked) =>
    asked.kept.state === 'signed' && (await staleOf(deps, read, asked)) !== undefined;
