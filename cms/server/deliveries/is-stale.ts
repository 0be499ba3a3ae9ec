import { staleNow } from '../review/renew';
import type { Reading, ReviewDeps } from '../review/review-deps';
import type { Edition } from '../editions/edition-store';

type Asked = Pick<Edition, 'documentId' | 'locale' | 'masterHash'> & { readonly now: Date };

/** Whether the words that an edition was made from were signed too long ago, or by rules that have changed. */
export type IsStale = (read: Reading, asked: Asked) => Promise<boolean>;

/** Asks the signatures of the story and the rules of its column as they are now. An emergency order has a clock of its own. */
export const isStale =
  (deps: Pick<ReviewDeps, 'cases' | 'signatures' | 'policies' | 'stations'>): IsStale =>
  async (read, { documentId, locale, masterHash: hash, now }) => {
    const kept = await deps.cases.now(read, { documentId, locale });
    if (kept?.state !== 'signed') return false;
    return (await staleNow(deps, read, { kept, hash, now })) !== undefined;
  };
