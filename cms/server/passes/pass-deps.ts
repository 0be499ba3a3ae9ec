import type { Limits, Platform } from '../../platform';
import type { PassStore } from './pass-store';

/** What the verbs of passes are handed. */
export type PassDeps = Pick<
  Platform,
  'database' | 'clock' | 'ids' | 'random' | 'ledger' | 'people' | 'roster' | 'stations' | 'vault'
> & {
  readonly readers: Pick<Platform['readers'], 'stillSignedIn'>;
  readonly limits: Limits;
  readonly passes: PassStore;
  /** Multiplies the limits; above 1 for tests and load runs. */
  readonly scale: number;
};
