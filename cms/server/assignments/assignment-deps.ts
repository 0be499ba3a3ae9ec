import type { Platform } from '../../platform';
import type { CoverageDeps } from '../coverages/coverage-deps';
import type { FilingStore } from '../filings/filing-store';
import type { ResourceDeps } from '../resources/resource-deps';
import type { AssignmentStore } from './assignment-store';

/** What the verbs of assignments are handed. */
export type AssignmentDeps = CoverageDeps &
  ResourceDeps &
  Pick<Platform, 'stations'> & {
    readonly notices: Pick<Platform['notices'], 'notify'>;
    readonly assignments: AssignmentStore;
    readonly filings: FilingStore;
  };
