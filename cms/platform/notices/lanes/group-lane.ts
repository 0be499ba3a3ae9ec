import type { Clock } from '../../../kernel';
import { LANE_PATIENCE, type LaneOutcome, type Lanes } from './lane';
import { ROBOT_BASES, robotRequest, type RobotBases } from './robot-request';
import { robotOutcome } from './robots';

/** What the lane to groups is built from. */
export type GroupLaneDeps = { readonly clock: Clock; readonly bases?: RobotBases; readonly patience?: number };

/** Speaks in groups through their robots. */
export function createGroupLane({
  clock,
  bases = ROBOT_BASES,
  patience = LANE_PATIENCE,
}: GroupLaneDeps): NonNullable<Lanes['group']> {
  return async (robot, letter) => {
    const { url, body } = robotRequest(bases, robot, { letter, now: clock.now() });
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        // A robot's address never moves; following a redirect would carry the token elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      if (answer.status === 429) return { state: 'throttled', says: 'status 429', wait: 60_000 };
      if (answer.status >= 500) return { state: 'unknown', says: `status ${answer.status}` };
      return robotOutcome(robot.platform, await answer.json());
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
}

/** Only these say for certain that nothing reached the platform. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH)$/;

function outcomeOfFailure(error: unknown): LaneOutcome {
  // fetch hides the reason in the cause; its message may hold the address with the token and stays out.
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null ? String(Reflect.get(cause, 'code') ?? '') : '';
  if (NEVER_LEFT.test(code)) return { state: 'refused', says: code, forGood: false };
  return { state: 'unknown', says: code || (error instanceof Error ? error.name : 'no answer') };
}
