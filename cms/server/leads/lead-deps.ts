import type { Limits, Notices, Platform, readPhoto } from '../../platform';
import type { TopicDeps } from '../topics/topic-deps';
import type { LeadStore } from './lead-store';
import type { PhotoStore } from './photo-store';

/** What the verbs of leads are handed. */
export type LeadDeps = TopicDeps &
  Pick<Platform, 'vault'> & {
    readonly notices: Pick<Notices, 'notify'>;
    readonly leads: LeadStore;
    readonly photos: PhotoStore;
    /** Looks at a photo and writes it anew. */
    readonly readPhoto: typeof readPhoto;
    readonly limits: Limits;
    /** The line that an address stands for, so that a neighbour is not taken for it. */
    householdOf(address: string): string;
    /** Multiplies the limits; above 1 for tests and load runs. */
    readonly scale: number;
  };
