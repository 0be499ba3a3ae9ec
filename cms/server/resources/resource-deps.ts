import type { Platform } from '../../platform';
import type { BookingStore } from './booking-store';
import type { ResourceStore } from './resource-store';

/** What the verbs of resources are handed. */
export type ResourceDeps = Pick<Platform, 'database' | 'clock' | 'ids' | 'ledger' | 'outbox' | 'roster'> & {
  readonly resources: ResourceStore;
  readonly bookings: BookingStore;
};
