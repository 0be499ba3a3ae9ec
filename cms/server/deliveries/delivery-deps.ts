import type { deliveryErrors, RefusalOf } from '../../contract';
import type { Ids, Refusal } from '../../kernel';
import type { Database, Ledger, Log, Outbox, SharedTime, Vault } from '../../platform';
import type { ChannelStore } from '../channels/channel-store';
import type { TargetStore } from '../channels/target-store';
import type { EditionDeskStore } from '../editions/edition-desk-store';
import type { EditionStore } from '../editions/edition-store';
import type { MediaFacts } from '../editions/media-fact-store';
import type { RulePacks } from '../editions/read-packs';
import type { CaseStore } from '../review/case-store';
import type { SignatureStore } from '../review/signature-store';
import type { RevisionStore } from '../revisions/revision-store';
import type { BlockStore } from '../takedowns/block-store';
import type { LeaseStore } from '../rights/lease-store';
import type { AssetsAllow } from './is-licensed';
import type { IsStale } from './is-stale';
import type { CorrectionStore } from '../corrections/correction-store';
import type { SwitchStore } from '../switches/switch-store';
import type { AiringStore } from './airing-store';
import type { AttemptStore } from './attempt-store';
import type { DeliveryStore } from './delivery-store';
import type { Outlets } from './outlet.rules';
import type { PublishedHash } from './published-store';
import type { TrafficStore } from './traffic-store';

/** What the use cases of deliveries stand on. */
export type DeliveryDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly log: Log;
  /** The database's clock: embargoes are measured by no other. */
  readonly time: SharedTime;
  readonly channels: ChannelStore;
  readonly targets: TargetStore;
  readonly editions: EditionStore;
  readonly desk: EditionDeskStore;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  readonly traffic: TrafficStore;
  readonly airings: AiringStore;
  readonly revisions: RevisionStore;
  readonly cases: CaseStore;
  readonly signatures: SignatureStore;
  readonly blocks: BlockStore;
  readonly corrections: Pick<CorrectionStore, 'corrects'>;
  readonly switches: Pick<SwitchStore, 'isBreaking'>;
  readonly leases: Pick<LeaseStore, 'above' | 'holdAbove' | 'drawnFor' | 'draw'>;
  /** Whether the files of an edition may be shown on a platform; a worker without a media library has none to ask about. */
  readonly assetsAllow?: AssetsAllow;
  /** What is known of the files of a story; a worker without a media library checks words alone. */
  readonly mediaFacts?: MediaFacts;
  /** Whether the words of an edition have to be signed anew; a worker that knows no rules of columns asks nobody. */
  readonly isStale?: IsStale;
  /** The hash of the words that readers see of a story now. */
  readonly published: PublishedHash;
  readonly packs: RulePacks;
  readonly outlets: Outlets;
  /** The address at which readers find a story, as far as the station has one. */
  readonly storyUrl: (documentId: string) => string | null;
  /** Names this worker in leases and attempts. */
  readonly worker: string;
  /** Milliseconds that a worker may be silent. Default a minute. */
  readonly lease?: number;
};

/** Any refusal of deliveries. */
export type DeliveryRefusal =
  RefusalOf<typeof deliveryErrors> | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;
