import type { StaffActor } from '../../contract';
import type { Reach } from './dead-letter-store';

/** Whose dead letters somebody may see. What belongs to no station is for the administrator of the host. */
export function reachOf({ stations, roles }: StaffActor): Reach {
  return { stations, house: roles.includes('super-admin') };
}
