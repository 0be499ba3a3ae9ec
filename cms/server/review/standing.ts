import type { ReviewLevel } from '../../contract';
import type { Tx } from '../../platform';
import type { Case } from './case-store';
import { missingSteps, nextLevel, standing, type Duties, type Step } from './coverage.rules';
import type { Reading, ReviewDeps } from './review-deps';
import type { KeptSignature } from './signature-store';

/** Where a case stands: who signed what, and what is still missing for the words as they are now. */
export type CaseStanding = {
  readonly signatures: readonly KeptSignature[];
  /** These and those that count no longer. */
  readonly everSigned: readonly KeptSignature[];
  readonly authors: ReadonlySet<string>;
  readonly missing: readonly Step[];
  /** The review that has to act next. */
  readonly next: ReviewLevel | null;
};

/** Reads where a case stands. Inside a transaction it sees what that transaction wrote. */
export async function standingOf(
  deps: Pick<ReviewDeps, 'signatures' | 'cases'>,
  read: Reading,
  kept: Pick<Case, 'id' | 'rules' | 'hash' | 'voided'>,
): Promise<CaseStanding> {
  const everSigned = await deps.signatures.of(read, kept.id);
  const signatures = standing(everSigned, kept.voided);
  const missing = missingSteps(kept.rules, signatures, kept.hash);
  const authors = await deps.cases.authors(read, kept.id);
  return { signatures, everSigned, missing, next: nextLevel(missing), authors };
}

/** What machine checks found red in the words as they stand, as short lines. Without a transaction it takes one of its own. */
export async function openRedsOf(
  deps: Pick<ReviewDeps, 'database' | 'revisions' | 'redFindings'>,
  tx: Tx | undefined,
  kept: Pick<Case, 'documentId' | 'locale' | 'revision'>,
): Promise<readonly string[]> {
  const revision = await deps.revisions.byNumber(tx ?? deps.database.read, kept, kept.revision);
  return revision ? deps.redFindings(tx, revision) : [];
}

/** Whom the rules keep from signing a case as it stands. */
export function dutiesOf(kept: Pick<Case, 'rules' | 'hash'>, { signatures, authors }: CaseStanding): Duties {
  return { signatures, authors, hash: kept.hash, smallStation: kept.rules.smallStation };
}
