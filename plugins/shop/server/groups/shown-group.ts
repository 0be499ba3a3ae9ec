import type { Group, Leader, LeaderEvent } from '../../contract';
import { leaderEvents } from '../../contract';
import type { KeptGroup } from './group-store';
import { groupMachine, leaderMachine } from './group.machine';
import type { KeptLeader } from './leader-store';

/** A leader as people see them. */
export function shownLeader({ id, name, point, region, detail, state, version, reason }: KeptLeader): Leader {
  const allowed = new Set<string>(leaderMachine.allowed(state));
  const allowedEvents = leaderEvents.filter((event): event is LeaderEvent => allowed.has(event));
  return { id, name, point, region, detail, state, version, reason, allowedEvents };
}

/** A group as the shop's people see it. */
export function shownGroup({ station: _, ...group }: KeptGroup): Group {
  return { ...group, allowedEvents: [...groupMachine.allowed(group.state)] };
}

/** The end of an order's number, as people say it at a point. */
export const numberOf = (order: string): string => order.slice(-8).toUpperCase();
