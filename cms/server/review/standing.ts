import type { ReviewLevel } from '../../contract';
import type { Case } from './case-store';
import { missingSteps, nextLevel, type Duties, type Step } from './coverage.rules';
import type { Reading, ReviewDeps } from './review-deps';
import type { KeptSignature } from './signature-store';

/** Where a case stands: who signed what, and what is still missing for the words as they are now. */
export type CaseStanding = {
  readonly signatures: readonly KeptSignature[];
  readonly authors: ReadonlySet<string>;
  readonly missing: readonly Step[];
  /** The review that has to act next. */
  readonly next: ReviewLevel | null;
};

/** Reads where a case stands. Inside a transaction it sees what that transaction wrote. */
export async function standingOf(
  deps: Pick<ReviewDeps, 'signatures' | 'cases'>,
  read: Reading,
  kept: Pick<Case, 'id' | 'rules' | 'hash'>,
): Promise<CaseStanding> {
  const signatures = await deps.signatures.of(read, kept.id);
  const missing = missingSteps(kept.rules, signatures, kept.hash);
  return { signatures, missing, next: nextLevel(missing), authors: await deps.cases.authors(read, kept.id) };
}

/** Whom the rules keep from signing a case as it stands. */
export function dutiesOf(kept: Pick<Case, 'rules' | 'hash'>, standing: CaseStanding): Duties {
  const { signatures, authors } = standing;
  return { signatures, authors, hash: kept.hash, smallStation: kept.rules.smallStation };
}
