import type { PostingState } from '../../contract';

/** States in which something stands on the platform, or will unless somebody acts. */
export const OUT: readonly PostingState[] = ['live', 'accepted', 'platform_review', 'unknown', 'sending', 'manual'];
