import type { StoryDrafts } from '@hearth/cms/contract';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, SharedTime } from '@hearth/cms/platform';
import type { RecordingDesk } from '@hearth/streaming/contract';
import type { Gate } from '@hearth/vetting/contract';
import type { KnownStore } from '../numbers/known-store';
import type { ClipStore } from './clip-store';
import type { ReplayStore } from './replay-store';

/** What the verbs of replays are handed. */
export type ReplayDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly ids: Ids;
  readonly time: SharedTime;
  readonly known: Pick<KnownStore, 'find' | 'byId' | 'wasPublished' | 'pinsOf'>;
  readonly replays: ReplayStore;
  readonly clips: ClipStore;
  /** What was live, by whoever recorded it. */
  readonly recordings: RecordingDesk;
  /** Whether goods may be shown and sold now. */
  readonly gate: Pick<Gate, 'verdictOf' | 'recheck'>;
  /** The way into the kitchen. */
  readonly drafts: StoryDrafts;
};
