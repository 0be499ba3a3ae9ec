import type { RefusalOf, switchErrors } from '../../contract';
import type { Refusal } from '../../kernel';
import type { Notices, Platform, SharedTime } from '../../platform';
import type { SwitchPolicyStore } from './switch-policy-store';
import type { SwitchStore } from './switch-store';
import type { WaitingStore } from './waiting-store';

/** What the verbs of switches are handed. */
export type SwitchDeps = Pick<Platform, 'database' | 'ledger' | 'outbox' | 'ids' | 'stations' | 'people'> & {
  readonly notices: Pick<Notices, 'notify'>;
  /** The database's clock: by it switches end. */
  readonly time: SharedTime;
  readonly switches: SwitchStore;
  readonly policies: SwitchPolicyStore;
  readonly waiting: WaitingStore;
};

/** Any refusal of switches. */
export type SwitchRefusal =
  | RefusalOf<typeof switchErrors>
  | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE' | 'HEARTH.NOT_ALLOWED', undefined>;
