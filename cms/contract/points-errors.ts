import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of points. */
export const pointErrors = defineErrors('POINTS', {
  EXPORTS_BUSY: refusal<{ most: number }>(
    409,
    '同时最多进行 {most} 个导出，请等一个完成后再试',
    'At most {most} exports run at once; try again when one of them is done',
  ),
  NO_RULE: refusal(409, '本台还没有生效的绩效细则，请先采用一版', 'The station has no rule for points yet; adopt one'),
  OUT_OF_RANGE: refusal<{ from: number; to: number }>(
    422,
    '分数不在该等级的范围内：{from} 至 {to} 分',
    'The points are outside the range of the grade: {from} to {to}',
  ),
  SHARES_DIFFER: refusal<{ points: number; shares: number }>(
    422,
    '各人合计 {shares}，应为 {points}',
    'The shares add up to {shares} and have to be {points}',
  ),
  NOT_RELEASED: refusal(409, '稿件还没有签发或发布，不能评分', 'The manuscript is neither signed nor published yet'),
  OWN_WORK: refusal(403, '自己参与的作品请由他人评分', 'Somebody else has to grade what you have a share in'),
  UNKNOWN_PERSON: refusal(422, '有人不在本台，或已离职', 'Somebody does not work at this station'),
  REASON_MISSING: refusal(422, '改分请写明原因', 'Say why the grading is changed'),
  MONTH_CLOSED: refusal(409, '本月已结账，请记入未结的月份', 'The month is closed; use the open one'),
  MONTH_NOT_BEGUN: refusal(409, '这个月还没有开始，不能结账', 'The month has not begun; it cannot be closed'),
  RULE_TOO_EARLY: refusal(
    422,
    '细则只能从未结的月份起生效',
    'A rule can hold from the open month or a later one, never for closed ones',
  ),
  APPEAL_TOO_LATE: refusal(409, '申诉期已过：当月及次月内可以申诉', 'Too late: appeal in the same month or the next'),
  APPEAL_OPEN: refusal(409, '您对这篇作品已有待处理的申诉', 'Your appeal about this work is open already'),
  NOT_GRADED: refusal(409, '这篇作品还没有评分', 'The work has not been graded'),
});
