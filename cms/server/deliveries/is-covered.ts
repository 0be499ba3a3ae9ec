import { missingSteps } from '../review/coverage.rules';
import type { Reading } from '../review/review-deps';
import type { Edition } from '../editions/edition-store';
import type { DeliveryDeps } from './delivery-deps';

const WITHDRAWN: readonly string[] = ['spiked', 'sealed', 'held'];

/**
 * Whether signatures cover what would go out (I1): a derived edition stands under those of its master, words edited by hand need
 * their own beside those. An open emergency order covers the words that it was given for, and none that were edited by hand.
 */
export async function isCovered(
  deps: Pick<DeliveryDeps, 'cases' | 'signatures'>,
  read: Reading,
  edition: Pick<Edition, 'documentId' | 'locale' | 'handEdited' | 'hash' | 'masterHash'>,
): Promise<boolean> {
  const { documentId, locale, handEdited } = edition;
  const kept = await deps.cases.now(read, { documentId, locale });
  if (!kept || WITHDRAWN.includes(kept.state)) return false;
  const signatures = await deps.signatures.of(read, kept.id);
  const isSigned = (hash: string): boolean => missingSteps(kept.rules, signatures, hash).length === 0;
  const isOrdered = kept.state === 'emergency' && kept.emergency?.hash === edition.masterHash;
  if (!isOrdered && !isSigned(edition.masterHash)) return false;
  return !handEdited || isSigned(edition.hash);
}
