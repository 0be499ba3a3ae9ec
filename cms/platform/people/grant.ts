import type { RoleSlug } from '../../contract';

/** What some roles may do: given to them when the host starts, and theirs to lose only by the station's own hand. */
export type Grant = {
  readonly roles: readonly RoleSlug[];
  /** Full action id; those of the content manager need subjects. */
  readonly action: string;
  /** Content types by uid, for actions that are about one. All fields and languages are meant. */
  readonly subjects?: readonly string[];
  /** Of several conditions one is enough. */
  readonly conditions?: readonly string[];
};

/** A permission of the admin, as it shows in Settings → Roles. */
export type PermissionDeclaration = {
  /** Full action id: `plugin::cms.jobs.retry`. */
  readonly action: string;
  readonly displayName: string;
  readonly subCategory: string;
};
