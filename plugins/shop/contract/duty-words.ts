import type { RoleSlug } from '@hearth/cms/contract';
import type { Duty, DutyCheckName, DutyStage } from './duty-types';
import type { SessionKind } from './sessions';

type Said = {
  readonly owner: RoleSlug;
  readonly article: readonly [zh: string, en: string];
  readonly duty: readonly [zh: string, en: string];
  readonly when?: readonly SessionKind[];
  readonly from: string;
};

const both = ([zh, en]: readonly [zh: string, en: string]) => ({ 'zh-Hans': zh, en });

function line(id: string, stage: DutyStage, { owner, article, duty, when = [], from }: Said) {
  return { id, owner, version: 1, article: both(article), duty: both(duty), stage, when, from, until: null };
}

/** A duty that a person confirms by name. */
export const person = (id: string, stage: DutyStage, said: Said): Duty => ({ ...line(id, stage, said), check: null });

/** A duty that the house checks, under the name of the check. */
export const machine = (check: DutyCheckName, stage: DutyStage, said: Said): Duty => ({
  ...line(check, stage, said),
  check,
});
