import type { LiveMessage } from '../../contract';

/** A message as viewers see it. */
export const shownMessage = ({ id, kind, text, author, clock, lane, isRobot, at }: LiveMessage): LiveMessage => ({
  ...{ id, kind, text, author, clock, lane, isRobot, at },
});
