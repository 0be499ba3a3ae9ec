import type { Platform } from '../../platform';
import type { AssignmentDeps } from '../assignments/assignment-deps';
import type { PassDeps } from '../passes/pass-deps';
import type { UploadStore } from './upload-store';

/** What the verbs of filings are handed. */
export type FilingDeps = AssignmentDeps & PassDeps & Pick<Platform, 'jobs'> & { readonly uploads: UploadStore };
