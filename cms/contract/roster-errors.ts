import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of the duty roster. */
export const rosterErrors = defineErrors('ROSTER', {
  POST_TAKEN: refusal<{ slug: string }>(
    409,
    '本台已有代号为“{slug}”的岗位',
    'The station has a post called “{slug}” already',
  ),
  POST_CLOSED: refusal(409, '这个岗位已停用', 'This post is closed'),
  DOUBLE_BOOKED: refusal(
    409,
    '此人在同一岗位的这段时间已有班次',
    'This person already stands on this post for part of that time',
  ),
  CANNOT_STAND_HERE: refusal(
    422,
    '只能安排本台或上级台的在岗人员',
    'Only active people of this station or one above it can stand here',
  ),
  SHIFT_BEGUN: refusal(409, '班次已经开始，不能删除', 'The shift has begun and cannot be removed'),
  SHIFT_OVER: refusal(409, '班次已经结束', 'The shift is over'),
  NOT_YOUR_SHIFT: refusal(403, '只有当班人或排班人可以换班', 'Only the person planned or a planner can swap a shift'),
  TO_ONESELF: refusal(422, '不能授权给自己', 'Nobody lends powers to themselves'),
  BEYOND_POWERS: refusal<{ powers: readonly string[] }>(
    422,
    '您没有或不能转授这些权限：{powers}',
    'You do not hold these powers, or they are never lent: {powers}',
  ),
  BAD_WINDOW: refusal<{ days: number }>(
    422,
    '授权须在将来结束，且不超过 {days} 天',
    'A delegation ends in the future and lasts at most {days} days',
  ),
});
