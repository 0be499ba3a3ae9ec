import type { Platform } from '../../platform';
import { coverageDeps } from '../coverages/coverages.slice';
import { filingStore } from '../filings/filing-store';
import { resourceDeps } from '../resources/resources.slice';
import type { AssignmentDeps } from './assignment-deps';
import { assignmentStore } from './assignment-store';

/** Everything that the verbs of assignments are handed, on a host. */
export function assignmentDeps(platform: Platform): AssignmentDeps {
  const { database } = platform;
  return {
    ...platform,
    ...coverageDeps(platform),
    ...resourceDeps(platform),
    assignments: assignmentStore({ database }),
    filings: filingStore({ database }),
  };
}
