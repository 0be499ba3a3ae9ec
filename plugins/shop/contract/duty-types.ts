import type { RoleSlug } from '@hearth/cms/contract';
import type { Text } from '@hearth/cms/kernel';
import type { SessionKind } from './sessions';

/** When a duty is due: before a live, while it goes on, or afterwards. */
export const dutyStages = ['before', 'during', 'after'] as const;

/** When a duty is due. */
export type DutyStage = (typeof dutyStages)[number];

/** What the house checks by itself, each with the version of the check: whoever changes one raises it. */
export const dutyChecks = {
  'goods-cleared': 1,
  'seller-named': 1,
  'price-basis': 1,
  'no-return-confirmed': 1,
  'words-allowed': 1,
  'promises-signed': 1,
  'snapshots-whole': 1,
  'agreement-first': 1,
  'charity-words': 1,
  'leaders-approved': 1,
  'complaints-in-time': 1,
  'donations-paid': 1,
  'evidence-kept': 1,
} as const;

/** The name of what the house checks by itself. */
export type DutyCheckName = keyof typeof dutyChecks;

/** A duty of the law as it read from a day on (合规义务). Whoever changes one adds a version and ends the one before it. */
export type Duty = {
  readonly id: string;
  readonly version: number;
  /** The law and the article. */
  readonly article: Text;
  readonly duty: Text;
  readonly stage: DutyStage;
  /** The kinds of lives that have it; all of them where none is named. */
  readonly when: readonly SessionKind[];
  /** What the house checks; nothing where a person confirms. */
  readonly check: DutyCheckName | null;
  /** Whether a person may say what a finding of the house amounts to: lists of words have exceptions. */
  readonly judged?: true;
  readonly owner: RoleSlug;
  /** The day from which it holds, and the first on which it does not any more. */
  readonly from: string;
  readonly until: string | null;
};
