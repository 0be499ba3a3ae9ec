import type { correctionErrors, RefusalOf } from '../../contract';
import type { Refusal } from '../../kernel';
import type { Notices, Platform, SharedTime } from '../../platform';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import type { LineageStore } from '../lineage/lineage-store';
import type { ReleaseStore } from '../review/release-store';
import type { ScopeStore } from '../takedowns/scope-store';
import type { CorrectionStore } from './correction-store';
import type { RippleStore } from './ripple-store';

/** What the verbs of corrections are handed. */
export type CorrectionDeps = Pick<Platform, 'database' | 'ledger' | 'outbox' | 'ids' | 'people'> & {
  readonly notices: Pick<Notices, 'notify'>;
  readonly time: SharedTime;
  readonly corrections: CorrectionStore;
  readonly ripples: RippleStore;
  readonly scopes: Pick<ScopeStore, 'standing'>;
  readonly lineage: Pick<LineageStore, 'ancestorsOf' | 'descendantsOf'>;
  readonly deliveries: DeliveryDeps;
  readonly releases: Pick<ReleaseStore, 'last'>;
};

/** Any refusal of corrections. */
export type CorrectionRefusal =
  RefusalOf<typeof correctionErrors> | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;
