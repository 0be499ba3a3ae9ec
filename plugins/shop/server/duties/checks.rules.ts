import { hashOf } from '@hearth/cms/kernel';
import type { DutyCheckName, DutyEvidence } from '../../contract';
import {
  charityWords,
  goodsCleared,
  priceBasisKept,
  sellerNamed,
  snapshotsWhole,
  wordsAllowed,
} from './goods-checks.rules';
import type { Finding, LiveFacts } from './live-facts.rules';
import {
  agreementFirst,
  complaintsInTime,
  donationsPaid,
  evidenceKept,
  leadersApproved,
  noReturnConfirmed,
  promisesSigned,
} from './order-checks.rules';

/** What the house checks, by the names that the duties use. */
export const checks: Readonly<Record<DutyCheckName, (facts: LiveFacts) => Finding>> = {
  'goods-cleared': goodsCleared,
  'seller-named': sellerNamed,
  'price-basis': priceBasisKept,
  'no-return-confirmed': noReturnConfirmed,
  'words-allowed': wordsAllowed,
  'promises-signed': promisesSigned,
  'snapshots-whole': snapshotsWhole,
  'agreement-first': agreementFirst,
  'charity-words': charityWords,
  'leaders-approved': leadersApproved,
  'complaints-in-time': complaintsInTime,
  'donations-paid': donationsPaid,
  'evidence-kept': evidenceKept,
};

/** More than that of what was looked at is kept by its hash alone. */
const MOST_KEPT = 200;

/** What of a finding is kept: what is wrong stands first, and the hash is that of all of it. */
export function keptEvidence({ evidence }: Finding): {
  readonly evidence: DutyEvidence[];
  readonly evidenceHash: string;
} {
  const [wrong, right] = [
    evidence.filter(({ fault }) => fault !== null),
    evidence.filter(({ fault }) => fault === null),
  ];
  return { evidence: [...wrong, ...right].slice(0, MOST_KEPT), evidenceHash: hashOf([...evidence]) };
}
