import type { StaffActor } from '../../contract';
import type { Platform } from '../../platform';

/** A step of the desk that says nothing besides. */
export function plainStep({ ids }: Pick<Platform, 'ids'>, actor: Pick<StaffActor, 'id'>) {
  const nothing = { reason: null, people: [], fields: [], overrideReason: null, place: null, saidAt: null };
  return { id: ids.next(), person: actor.id, via: 'desk' as const, ...nothing };
}
