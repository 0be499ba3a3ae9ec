import { missingSteps } from '../review/coverage.rules';
import type { Case } from '../review/case-store';
import type { KeptSignature } from '../review/signature-store';
import type { Edition } from '../editions/edition-store';

const WITHDRAWN: readonly string[] = ['spiked', 'sealed', 'held'];

/**
 * Whether signatures cover what would go out (I1): a derived edition stands under those of its master, words edited by hand need
 * their own beside those. An open emergency order covers the words that it was given for, and none that were edited by hand.
 */
export function isCovered(
  { kept, signatures }: Signing,
  edition: Pick<Edition, 'handEdited' | 'hash' | 'masterHash'>,
): boolean {
  if (WITHDRAWN.includes(kept.state)) return false;
  const isSigned = (hash: string): boolean => missingSteps(kept.rules, signatures, hash).length === 0;
  const isOrdered = kept.state === 'emergency' && kept.emergency?.hash === edition.masterHash;
  if (!isOrdered && !isSigned(edition.masterHash)) return false;
  return !edition.handEdited || isSigned(edition.hash);
}

/** A story's review with all that was signed in it. */
export type Signing = { readonly kept: Case; readonly signatures: readonly KeptSignature[] };
