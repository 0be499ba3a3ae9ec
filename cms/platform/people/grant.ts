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
