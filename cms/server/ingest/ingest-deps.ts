import type { Platform } from '../../platform';
import type { OutsideAnswer, OutsideProblem, OutsideRequest } from '../../platform/outside/fetch-outside';
import type { ColumnStore } from '../columns/column-store';
import type { LeadStore } from '../leads/lead-store';
import type { ItemStore } from './item-store';
import type { RulesStore } from './rules-store';
import type { SourceStore } from './source-store';

/** What the verbs of ingest are handed. */
export type IngestDeps = Pick<Platform, 'database' | 'clock' | 'ids' | 'ledger' | 'outbox' | 'vault' | 'stations'> & {
  readonly notices: Pick<Platform['notices'], 'notify'>;
  readonly columns: ColumnStore;
  readonly leads: LeadStore;
  readonly sources: SourceStore;
  readonly items: ItemStore;
  readonly rules: RulesStore;
  /** Reads something from outside; the way there is guarded. */
  fetch(asked: OutsideRequest): Promise<OutsideAnswer | OutsideProblem>;
  /** Hosts inside that the operator allows. */
  readonly allowed: ReadonlySet<string>;
};
